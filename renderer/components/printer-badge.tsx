// In the status bar, only where a person is wanted at the printer: what it lacks, or receipts that may be out already.
import IconPrinterOff from '@tabler/icons-react/dist/esm/icons/IconPrinterOff.mjs';
import { useTranslation } from 'react-i18next';
import { useActions, useTill } from '../store/till-context.tsx';
import { Press } from './press.tsx';

export function PrinterBadge({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const { problem, doubtful, drawerProblem } = useTill((state) => state.printing);
  const signedIn = useTill((state) => state.session?.state === 'signedIn');
  const busy = useTill((state) => state.money !== 'none');
  /** Where the figures need the room, the badge is its picture only: its name and its list say it in words. */
  const crowded = useTill(
    ({ status }) => status !== null && status.waiting + status.manual + status.refused + status.ghosts > 0,
  );
  const trouble = problem ?? drawerProblem;
  if (!signedIn || (trouble === null && doubtful === 0)) {
    return null;
  }
  const words = trouble === null ? t('printing.doubtful', { value: doubtful }) : t(`printing.short.${trouble}`);
  const more =
    problem !== null
      ? t(`printing.problem.${problem}`)
      : drawerProblem !== null
        ? t('printing.drawerProblem', { problem: t(`printing.short.${drawerProblem}`) })
        : t('printing.doubtfulHelp');
  return (
    <Press
      look="amber"
      size="small"
      className={className}
      title={more}
      aria-label={words}
      data-crowded={crowded || undefined}
      disabled={busy}
      icon={<IconPrinterOff size={22} aria-hidden="true" />}
      testid="status-printer"
      data-problem={trouble ?? 'doubtful'}
      onClick={() => goTo('receipts')}
    >
      {words}
    </Press>
  );
}
