// A guest is greeted, or told what is to be paid: with what the own card holds, as far as the store shows it.
import type { DisplayGuest } from '../../shared/display-view.ts';
import { filled } from '../../shared/filled.ts';
import type { Fen } from '../../shared/money.ts';
import { countText } from '../components/count-text.ts';
import { Amount } from './amount.tsx';
import { useTexts } from './texts.ts';

export function GuestScene({ guest }: { readonly guest: DisplayGuest }) {
  const texts = useTexts();
  return (
    <>
      <h1 className="title">{guest.name === null ? texts.helloNobody : filled(texts.hello, { name: guest.name })}</h1>
      <Holdings guest={guest} size="large" />
    </>
  );
}

type DueProps = { readonly what: 'consumption' | 'recharge'; readonly amount: Fen; readonly guest: DisplayGuest };

export function DueScene({ what, amount, guest }: DueProps) {
  const texts = useTexts();
  return (
    <>
      <h1 className="label">{texts.due[what]}</h1>
      <Amount amount={amount} size="huge" testid="display-due" />
      {guest.name === null ? null : <p className="text">{guest.name}</p>}
      <Holdings guest={guest} size="normal" />
    </>
  );
}

function Holdings({ guest, size }: { readonly guest: DisplayGuest; readonly size: 'large' | 'normal' }) {
  const texts = useTexts();
  return guest.balance === null && guest.points === null ? null : (
    <dl className="facts" data-size={size}>
      {guest.balance === null ? null : (
        <div className="fact">
          <dt>{texts.balance}</dt>
          <dd>
            <Amount amount={guest.balance} size="fact" testid="display-balance" />
          </dd>
        </div>
      )}
      {guest.points === null ? null : (
        <div className="fact">
          <dt>{texts.points}</dt>
          <dd className="number" data-testid="display-points">
            {countText(guest.points)}
          </dd>
        </div>
      )}
    </dl>
  );
}
