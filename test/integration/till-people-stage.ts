// People of a real till: what a sale is refused with, and what the journal notes of people.
import type { AuditEntry, AuditKind } from '../../main/journal/people-types.ts';
import type { ChannelArgument } from '../../shared/ipc.ts';
import type { Failure } from '../../shared/result.ts';
import type { Bench } from './till-bench.ts';

export const approval = { personId: 'practice-supervisor', pin: '1357' };
export const wrong = { personId: 'practice-supervisor', pin: '1358' };
export const manager = { personId: 'practice-manager', pin: '2468' };
export const technician = { personId: 'practice-technician', pin: '9753' };

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
