// What the platform's log answered to a person's question, in one sentence that says what follows from it.
import { useTranslation } from 'react-i18next';
import type { AskedView, AskFinding } from '../../../shared/desks.ts';
import type { OperationView } from '../../../shared/operation.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { reasonText } from '../../components/reason-text.ts';
import { useTill } from '../../store/till-context.tsx';

const tones = {
  applied: 'good',
  reverted: 'good',
  mismatch: 'bad',
  absent: 'info',
  untrusted: 'warn',
  failed: 'warn',
} as const satisfies Record<AskFinding, unknown>;

export function AskedNote({ asked, operation }: { readonly asked: AskedView; readonly operation: OperationView }) {
  const { t } = useTranslation();
  const { finding, why, at } = asked;
  const reason = why === null ? '' : reasonText(why, t);
  const words = why === null ? '' : t(`desk.why.${why}` as 'desk.why.knownNotFound', { defaultValue: reason });
  const hasLog = useTill((state) => state.settings?.offers.includes('transactions') ?? true);
  // A revocation is proven by its target's flag.
  const undone = operation.kind === 'revocation' && finding === 'applied';
  return (
    <Note tone={tones[finding]} testid="queue-asked">
      <strong>{t(hasLog ? 'desk.ask.at' : 'memberService.asked.at', { time: clockText(at) })}</strong>
      <div data-finding={finding}>{undone ? t('desk.ask.appliedRevocation') : said()}</div>
    </Note>
  );

  function said(): string {
    return !hasLog && (finding === 'applied' || finding === 'absent')
      ? t(`memberService.asked.${finding}`)
      : t(`desk.ask.finding.${finding}`, { why: words });
  }
}
