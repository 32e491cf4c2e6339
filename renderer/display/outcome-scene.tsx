// What became of a payment, as a guest is told it: done, recorded, being checked. What is not known is never said to have failed.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { ReactNode } from 'react';
import type { DisplayChange, DisplayScene } from '../../shared/display-view.ts';
import { filled } from '../../shared/filled.ts';
import { zeroFen } from '../../shared/money.ts';
import { countText } from '../components/count-text.ts';
import { joined } from '../components/joined.ts';
import { moneyText } from '../components/money-text.ts';
import { Amount } from './amount.tsx';
import { type DisplayTexts, useTexts } from './texts.ts';

type Outcome = Extract<DisplayScene, { kind: 'outcome' }>;

const icons = {
  working: IconHourglass,
  checking: IconHourglass,
  recorded: IconCircleCheck,
  done: IconCircleCheck,
  nothing: IconInfoCircle,
} as const satisfies Record<Outcome['outcome'], unknown>;

export function OutcomeScene({ scene }: { readonly scene: Outcome }) {
  const texts = useTexts();
  const { outcome, what, amount, storePay, balance, points } = scene;
  const Icon = icons[outcome];
  const title =
    outcome === 'done' ? texts.done[what] : outcome === 'nothing' ? texts.nothing[what] : texts.outcome[outcome];
  const text = texts.text[outcome];
  const earned = earnedText(scene, texts);
  return (
    <>
      <div className="headline" data-outcome={outcome} data-testid="display-outcome">
        <Icon aria-hidden={true} />
        <h1 className="title">{title}</h1>
      </div>
      {amount === zeroFen ? null : <Amount amount={amount} size="huge" testid="display-amount" />}
      {text === '' ? null : <p className="text">{text}</p>}
      {outcome !== 'done' ? null : (
        <dl className="facts" data-size="normal">
          {storePay === zeroFen || storePay === amount ? null : (
            <Fact label={texts.storePay}>{moneyText(storePay)}</Fact>
          )}
          <Change label={texts.balance} change={balance} show={moneyText} testid="display-balance" />
          <Change label={texts.points} change={points} show={countText} testid="display-points" />
        </dl>
      )}
      {earned === '' ? null : (
        <p className="earned" data-testid="display-earned">
          {texts.earned} <strong>{earned}</strong>
        </p>
      )}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}

type ChangeProps<Value> = {
  readonly label: string;
  readonly change: DisplayChange<Value>;
  readonly show: (value: Value) => string;
  readonly testid: string;
};

function Change<Value>({ label, change: { before, after }, show, testid }: ChangeProps<Value>) {
  const texts = useTexts();
  return after === null ? null : (
    <Fact label={label}>
      <span data-testid={testid}>
        {before === null ? null : (
          <>
            <span className="unseen">{texts.before} </span>
            <span className="before">{show(before)}</span>
            <span aria-hidden="true"> → </span>
            <span className="unseen"> {texts.after} </span>
          </>
        )}
        {show(after)}
      </span>
    </Fact>
  );
}

function earnedText({ earned: { store, points, coupons } }: Outcome, texts: DisplayTexts): string {
  const [coupon] = coupons;
  return joined([
    store > 0 ? filled(texts.earnedStore, { value: moneyText(store) }) : '',
    points > 0 ? filled(texts.earnedPoints, { value: countText(points) }) : '',
    coupon === undefined
      ? ''
      : filled(coupons.length === 1 ? texts.earnedCoupon : texts.earnedCoupons, {
          value: coupon,
          count: coupons.length,
        }),
  ]);
}
