// The member's cards with state and balance; beside them what can be done with the chosen one, and which wallets hold the card.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { countText } from '../../components/count-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { CardCode } from './card-code.tsx';
import styles from './members.module.css';
import { Wallets } from './wallets.tsx';

export function CardList({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { selectCard } = useActions();
  const selected = useTill((state) => state.selectedCardId);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [madeDefault, setMadeDefault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const card = member.cards.find(({ cardId }) => cardId === selected) ?? member.cards[0];
  useRowKeys(
    member.cards.map(({ cardId }) => cardId),
    card?.cardId ?? null,
    selectCard,
  );

  async function makeDefault(cardId: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.setDefaultCard({ memberId: member.memberId, cardId }));
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.failure);
      return;
    }
    setMadeDefault(cardId);
  }

  if (card === undefined) {
    return null;
  }
  return (
    <div className={styles['columns']}>
      <section className={styles['list']} aria-label={t('members.cards.list')}>
        <div className={`${styles['cards']} scroll`}>
          {member.cards.map((each, index) => (
            <CardRow
              key={each.cardId}
              card={each}
              index={index}
              chosen={each === card}
              onChoose={() => selectCard(each.cardId)}
            />
          ))}
        </div>
        <Wallets memberId={member.memberId} />
      </section>
      <section className={`${paper['paper']} ${styles['paper']}`} aria-label={card.maskedNo}>
        {problem === null ? null : <FailureNote failure={problem} />}
        {madeDefault === card.cardId ? (
          <Note tone="good" icon={IconCircleCheck} testid="card-default-set">
            {t('members.cards.defaultSet')}
          </Note>
        ) : null}
        <CardCode key={card.cardId} card={card} />
        <Press
          busy={busy}
          disabled={card.status !== 'active' || member.cards.length < 2}
          testid="card-default"
          onClick={() => void makeDefault(card.cardId)}
        >
          {busy ? t('members.busy') : t('members.cards.setDefault')}
        </Press>
      </section>
    </div>
  );
}

type CardRowProps = {
  readonly card: CardView;
  readonly index: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function CardRow({ card, index, chosen, onChoose }: CardRowProps) {
  const { t } = useTranslation();
  return (
    <RowPress
      className={styles['cardRow']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`card-row-${index}`}
      data={{ 'data-status': card.status }}
    >
      <span className={styles['cardMain']}>
        <strong className="number">{card.maskedNo}</strong>
        <span className={styles['soft']}>
          {[card.typeName, t(`counter.status.${card.status}`)].filter(Boolean).join(' · ')}
          {card.expiresOn === null ? null : ` · ${t('counter.expires', { date: card.expiresOn })}`}
        </span>
      </span>
      <span className={styles['cardSide']}>
        <Money amount={card.storeBalance} size="row" />
        <span className={`number ${styles['soft']}`}>
          {t('members.cards.points', { value: countText(card.points) })}
        </span>
      </span>
    </RowPress>
  );
}
