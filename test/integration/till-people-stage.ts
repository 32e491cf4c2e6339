// People of a real till: what a sale is refused with, and what the journal notes of people.

import type { AuditEntry, AuditKind } from '../../main/journal/people-types.ts';
import type { ChannelArgument } from '../../shared/ipc.ts';
import type { Failure } from '../../shared/result.ts';
import { supervisor } from '../support/practice-approvals.ts';
import type { Bench } from './till-bench.ts';

/** The supervisor with a wrong PIN. */
export const wrong = { ...supervisor, pin: '1358' };

export async function refusal(bench: Bench, argument: ChannelArgument<'checkout'>): Promise<Failure> {
  const answer = await bench.call('checkout', argument);
  if (answer.ok) {
    throw new Error(`it should have been refused: ${JSON.stringify(answer.value)}`);
  }
  return answer.failure;
}

export function audit(
  bench: Bench,
  ...kinds: readonly AuditKind[]
): readonly (Omit<AuditEntry, 'details'> & { readonly details: unknown })[] {
  const entries = bench.till().journal.audit.page(null, 100, kinds);
  return entries.map((entry) => ({ ...entry, details: entry.details === null ? null : JSON.parse(entry.details) }));
}
