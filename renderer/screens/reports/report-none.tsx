// Where a report is not there: on its way, or refused in words (the line that is cut among them), with a way on.
import type { Failure } from '../../../shared/result.ts';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';

export type ReportNoneProps = { readonly problem: Failure | null; readonly onAgain: () => void };

export function ReportNone({ problem, onAgain }: ReportNoneProps) {
  return (
    <section className={paper['paper']} data-testid="report-none">
      <ListNone known={false} empty="" problem={problem} onAgain={onAgain} />
    </section>
  );
}
