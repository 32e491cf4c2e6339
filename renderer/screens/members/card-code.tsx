// A code that stands for the card (6.10.1): a QR to be scanned from the screen, and how long it is good.
import { QRCodeSVG } from 'qrcode.react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../shared/member.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useShortCode } from '../../components/use-short-code.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './members.module.css';

export function CardCode({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const short = useShortCode(() => ask(bridge.createCardCode({ cardId: card.cardId })), card.status === 'active');
  const { code, left } = short;
  useEffect(() => () => void ask(bridge.tellDisplay({ stage: 'codeOver', cardId: null })), [bridge]);

  return (
    <div className={styles['code']}>
      {short.problem === null ? null : <FailureNote failure={short.problem} />}
      {short.isOver ? (
        <Note tone="warn" testid="card-code-over">
          {t('members.cards.code.over')}
        </Note>
      ) : code === null ? (
        <p className={styles['soft']}>{t('members.cards.code.explain')}</p>
      ) : (
        <figure className={styles['figure']} data-testid="card-code" data-code={code}>
          <QRCodeSVG value={code} size={236} marginSize={4} level="M" title={t('members.cards.code.title')} />
          <figcaption className="number selectable">{code}</figcaption>
          <span className={`number ${styles['soft']}`} data-testid="card-code-left">
            {left === null ? t('members.cards.code.endless') : t('members.cards.code.left', { seconds: left })}
          </span>
        </figure>
      )}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        busy={short.busy}
        disabled={card.status !== 'active'}
        testid="card-code-make"
        onClick={short.make}
      >
        {t(`members.cards.code.${short.busy ? 'making' : short.made ? 'again' : 'make'}`)}
      </Press>
    </div>
  );
}
