// Whether the member keeps the card in WeChat and in Alipay (5.10): asked when the cards are looked at.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalletsView } from '../../../shared/member-admin.ts';
import type { Failure } from '../../../shared/result.ts';
import { askWhileShown } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './members.module.css';

const wallets = ['wechat', 'alipay'] as const;

export function Wallets({ memberId }: { readonly memberId: string }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [view, setView] = useState<WalletsView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  useEffect(
    () =>
      askWhileShown(bridge.getWallets({ memberId }), (answer) => {
        setView(answer.ok ? answer.value : null);
        setProblem(answer.ok ? null : answer.failure);
      }),
    [bridge, memberId],
  );
  return (
    <div className={styles['wallets']} data-testid="wallets">
      <strong>{t('members.cards.wallets')}</strong>
      {problem !== null ? (
        <span>{t(`failure.${problem.code}`, { ...problem.parameters })}</span>
      ) : view === null ? (
        <span className={styles['soft']}>{t('members.cards.walletsReading')}</span>
      ) : (
        wallets.map((wallet) => (
          <span key={wallet} data-testid={`wallet-${wallet}`} data-has={String(view[wallet])}>
            {t(`members.cards.wallet.${wallet}`)} ·{' '}
            {t(`members.cards.walletHas.${view[wallet] === null ? 'unknown' : view[wallet] ? 'yes' : 'no'}`)}
          </span>
        ))
      )}
    </div>
  );
}
