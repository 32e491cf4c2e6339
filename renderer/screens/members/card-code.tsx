// A code that stands for the card (6.10.1): a QR to be scanned from the screen, and how long it is good.
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../shared/member.ts';
import type { CardCodeView } from '../../../shared/member-admin.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './members.module.css';

export function CardCode({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [code, setCode] = useState<CardCodeView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(1_000);
  const left = code?.expiresAt == null ? null : Math.max(0, Math.ceil((code.expiresAt - now) / 1_000));
  const isOver = left === 0;

  // What is over must not be scanned any more, and not stay in the page.
  useEffect(() => {
    if (isOver) {
      setCode((old) => (old === null ? null : { ...old, code: '' }));
    }
  }, [isOver]);

  async function make(): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.createCardCode({ cardId: card.cardId }));
    setBusy(false);
    if (answer.ok) {
      setCode(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      void make();
    }
    return name === 'Enter';
  });

  return (
    <div className={styles['code']}>
      {problem === null ? null : <FailureNote failure={problem} />}
      {code === null ? (
        <p className={styles['soft']}>{t('members.cards.code.explain')}</p>
      ) : isOver ? (
        <Note tone="warn" testid="card-code-over">
          {t('members.cards.code.over')}
        </Note>
      ) : (
        <figure className={styles['figure']} data-testid="card-code" data-code={code.code}>
          <QRCodeSVG value={code.code} size={236} marginSize={4} level="M" title={t('members.cards.code.title')} />
          <figcaption className="number selectable">{code.code}</figcaption>
          <span className={`number ${styles['soft']}`} data-testid="card-code-left">
            {left === null ? t('members.cards.code.endless') : t('members.cards.code.left', { seconds: left })}
          </span>
        </figure>
      )}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        busy={busy}
        disabled={card.status !== 'active'}
        testid="card-code-make"
        onClick={() => void make()}
      >
        {t(busy ? 'members.cards.code.making' : code === null ? 'members.cards.code.make' : 'members.cards.code.again')}
      </Press>
    </div>
  );
}
