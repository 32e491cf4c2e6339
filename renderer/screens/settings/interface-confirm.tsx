// The question before a call that cannot be taken back: whose money on which card, or that the till's token will be replaced.
import { useTranslation } from 'react-i18next';
import type { InterfaceView } from '../../../shared/interfaces-console.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Note } from '../../components/failure-note.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useTill } from '../../store/till-context.tsx';
import styles from './interfaces-panel.module.css';
import type { Confirming } from './use-interface-call.ts';

export type InterfaceConfirmProps = {
  readonly view: InterfaceView;
  readonly confirming: Confirming;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

export function InterfaceConfirm({ view, confirming, onConfirm, onCancel }: InterfaceConfirmProps) {
  const { t } = useTranslation();
  const storeName = useTill((state) => state.status?.storeName ?? '');
  const fresh = useFreshness('interface-confirm');
  const { kind, failure } = confirming;
  const title = t(`interfaces.${kind}Title`);
  const facts: readonly (readonly [string, string])[] =
    kind === 'token'
      ? []
      : [
          [t('interfaces.moneyStore'), storeName],
          [t('interfaces.moneyCard'), String(failure.parameters?.['card'] ?? '–')],
          [t('interfaces.moneyAmount'), String(failure.parameters?.['amount'] ?? '–')],
        ];

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape') {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      onConfirm();
    }
    return true;
  });

  return (
    <Dialog label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['about']}>
        <span className="number">{view.section}</span> {view.title}
      </p>
      {facts.length === 0 ? null : (
        <dl className={styles['facts']} data-testid="interface-confirm-facts">
          {facts.map(([name, value]) => (
            <div key={name} className={styles['fact']}>
              <dt>{name}</dt>
              <dd className="number">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Note tone="warn">{t(`interfaces.${kind}Text`)}</Note>
      <DialogEnd
        name="interface-confirm"
        act={t(`interfaces.${kind}Go`)}
        complete
        onCancel={onCancel}
        onConfirm={onConfirm}
      />
    </Dialog>
  );
}
