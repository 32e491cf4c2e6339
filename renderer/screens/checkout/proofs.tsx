// The proofs that a guest may be asked for, as presses; once one was right it says so instead.
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import IconMessage from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import styles from './checkout.module.css';
import type { Proof, Verification } from './use-verification.ts';

const looks = {
  security: { Icon: IconShieldCheck, shortcut: '*', testid: 'security-code', right: 'security-code-right' },
  sms: { Icon: IconMessage, shortcut: '/', testid: 'sms-proof', right: 'sms-proof-right' },
} as const satisfies Record<Proof, unknown>;

type ProofsProps = {
  readonly verification: Verification;
  /** Where the trade password counts too: asks for it. */
  readonly onPassword?: (() => void) | undefined;
};

export function Proofs({ verification, onPassword }: ProofsProps) {
  const { t } = useTranslation();
  const words = {
    security: { ask: t('securityCode.ask'), right: t('securityCode.right') },
    sms: { ask: t('sale.verify.sms'), right: t('sale.verify.smsRight') },
  };
  return (
    <div className={styles['proofs']}>
      {verification.offered.map((proof) => {
        const { Icon, shortcut, testid, right } = looks[proof];
        return verification.isRight(proof) ? (
          <Note key={proof} tone="good" testid={right}>
            {words[proof].right}
          </Note>
        ) : (
          <Press
            key={proof}
            look="quiet"
            disabled={verification.offline}
            shortcut={shortcut}
            icon={<Icon size={22} aria-hidden="true" />}
            testid={testid}
            onClick={() => verification.ask(proof)}
          >
            {words[proof].ask}
          </Press>
        );
      })}
      {onPassword === undefined ? null : (
        <Press
          look="quiet"
          icon={<IconLock size={22} aria-hidden="true" />}
          testid="proof-password"
          onClick={onPassword}
        >
          {t('checkout.password')}
        </Press>
      )}
    </div>
  );
}
