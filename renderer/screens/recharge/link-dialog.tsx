// The guest's own recharge (4.5): a code for the phone, with whose card it is and how long it is good. No money passes this till.
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import type { RechargeLink } from '../../../shared/recharge-offers.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './recharge.module.css';

export type LinkDialogProps = {
  readonly member: MemberView;
  readonly card: CardView;
  readonly onClose: () => void;
};

/** Wide enough to be scanned over a counter. Pixels. */
const codeSize = 264;

export function LinkDialog({ member, card, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const now = useNow(1_000);
  const [link, setLink] = useState<RechargeLink | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  useEffect(() => {
    let current = true;
    void ask(bridge.getRechargeLink({ cardId: card.cardId })).then((answer) => {
      if (current && answer.ok) {
        setLink(answer.value);
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      void ask(bridge.tellDisplay({ stage: 'codeOver', cardId: null }));
    };
  }, [bridge, card.cardId]);

  useKeys(keyLevel.dialog, ({ name }) => {
    if (name === 'Enter' || name === 'Escape') {
      onClose();
    }
    return true;
  });

  const isOver = link?.expiresAt != null && link.expiresAt <= now;
  return (
    <Dialog label={t('rechargeOffers.linkTitle')}>
      <h2 className={styles['linkTitle']}>{t('rechargeOffers.linkTitle')}</h2>
      <p className={styles['linkWho']}>
        <strong>{member.name}</strong> <span className="number">{card.maskedNo}</span>
      </p>
      {problem === null ? null : <FailureNote failure={problem} />}
      {isOver ? (
        <Note tone="warn" testid="recharge-link-over">
          {t('rechargeOffers.linkOver')}
        </Note>
      ) : null}
      {link === null && problem === null ? <p role="status">{t('rechargeOffers.linkLoading')}</p> : null}
      {link === null || isOver ? null : (
        <figure className={styles['code']} data-testid="recharge-link-code" data-url={link.url}>
          <QRCodeSVG value={link.url} size={codeSize} marginSize={4} level="M" title={t('rechargeOffers.linkTitle')} />
          {link.expiresAt === null ? null : (
            <figcaption className="number">
              {t('rechargeOffers.linkExpires', { time: clockText(link.expiresAt) })}
            </figcaption>
          )}
        </figure>
      )}
      <Note tone="info">{t('rechargeOffers.linkExplain')}</Note>
      <Press look="primary" size="large" shortcut="Enter" testid="recharge-link-close" onClick={onClose}>
        {t('action.close')}
      </Press>
    </Dialog>
  );
}
