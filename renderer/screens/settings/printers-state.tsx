// How printer and drawer stand now, with tests; a test works with what is saved.
import IconCashRegister from '@tabler/icons-react/dist/esm/icons/IconCashRegister.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import styles from './printers-panel.module.css';

/** `changed`: something was set and not saved yet. */
export function PrintersState({ changed }: { readonly changed: boolean }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo } = useActions();
  const approved = useApproved();
  const { printer, drawer, problem, waiting, doubtful } = useTill((state) => state.printing);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [opened, setOpened] = useState(false);

  async function test(): Promise<void> {
    const answer = await ask(bridge.testPrinter(null));
    setFailure(answer.ok ? null : answer.failure);
  }

  async function tryDrawer(): Promise<void> {
    setOpened(false);
    const how = { right: 'openDrawer', what: t('printing.drawerWhat') } as const;
    const answer = await approved.run((approval) => bridge.openDrawer({ approval }), how);
    setOpened(answer?.ok === true);
    setFailure(answer?.ok === false ? answer.failure : null);
  }

  const open = waiting + doubtful;
  return (
    <>
      <div
        className={styles['notes']}
        data-testid="printers-state"
        data-problem={problem ?? ''}
        data-waiting={waiting}
        data-doubtful={doubtful}
      >
        <Note tone={!printer ? 'info' : problem !== null ? 'warn' : 'good'}>
          {!printer
            ? t('printing.settings.off')
            : problem !== null
              ? t(`printing.problem.${problem}`)
              : open === 0
                ? t('printing.settings.fine')
                : t('printing.waiting', { value: waiting })}
          {doubtful === 0 ? '' : ` ${t('printing.doubtful', { value: doubtful })}`}
        </Note>
        {failure === null ? null : <FailureNote failure={failure} />}
        {opened ? <Note tone="good">{t('printing.drawerOpened')}</Note> : null}
        {changed && printer ? <Note tone="info">{t('printing.settings.saveFirst')}</Note> : null}
      </div>
      {open === 0 ? null : (
        <Press size="small" testid="printers-to-list" onClick={() => goTo('receipts')}>
          {t('printing.settings.toList')}
        </Press>
      )}
      <div className={styles['presses']}>
        <Press
          icon={<IconPrinter size={24} aria-hidden="true" />}
          disabled={!printer || changed}
          testid="printers-test"
          onClick={() => void test()}
        >
          {t('printing.settings.test')}
        </Press>
        <Press
          icon={<IconCashRegister size={24} aria-hidden="true" />}
          disabled={!drawer || changed}
          testid="printers-test-drawer"
          onClick={() => void tryDrawer()}
        >
          {t('printing.settings.testDrawer')}
        </Press>
      </div>
      {approved.dialog}
    </>
  );
}
