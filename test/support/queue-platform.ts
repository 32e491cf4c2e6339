// The platform behind a queue's stage, scripted: what its log shows, how it answers attempts, and an operation that it knows.
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogOutcome, LogQuery, LogRow } from '../../main/queue/ports.ts';
import { acceptedWith, rowOf, type Stage } from './queue-stage.ts';

export function rows(...found: readonly LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence: null };
}

/** The log as it should be: it knows these rows, filters by card and serial. */
export function logOf(...known: readonly LogRow[]) {
  return (query: LogQuery): Promise<LogOutcome> =>
    Promise.resolve(
      rows(...known.filter(({ cardNo, serial }) => cardNo === query.cardNo && [null, serial].includes(query.serial))),
    );
}

export function show(stage: Stage, ...known: readonly LogRow[]): void {
  stage.platform.find = logOf(...known);
}

/** Answers the attempts in this order, then with acceptance. */
export function answers(stage: Stage, ...outcomes: readonly AttemptOutcome[]): void {
  const waiting = [...outcomes];
  stage.platform.attempt = ({ operation }) => Promise.resolve(waiting.shift() ?? acceptedWith(`V-${operation.serial}`));
}

/** A charge that the platform took, unless it was told to answer otherwise. */
export async function applied(stage: Stage, intent = 'charge', cardNo = 'C1'): Promise<Operation> {
  const { serial } = stage.charge(intent, cardNo, 1_000);
  await stage.run(100);
  return stage.get(serial);
}

/** One applied operation on another card, so that the control "a known serial is found" can pass. */
export async function withKnown(stage: Stage): Promise<LogRow> {
  return rowOf(await applied(stage, 'known', 'CK'));
}
