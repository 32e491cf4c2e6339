// The console's trail in the audit: whatever is no plain read stands there durably before it leaves, and what became of it afterwards.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  ConsoleCallView,
  InterfaceExchange,
  InterfaceView,
  ShownText,
} from '../../../shared/interfaces-console.ts';
import type { Journal } from '../../journal/types.ts';
import type { Random } from '../../queue/ports.ts';
import { maskCard } from '../masks.ts';

const outcomes = ['typed', 'refused', 'malformed', 'unclear', 'tokenRejected', 'unsent', 'address'] as const;

/** What a `consoleCall` holds. Both entries of a call bear its `call`. */
const details = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('sent'),
    call: z.string(),
    interface: z.string(),
    section: z.string(),
    effect: z.string(),
    cardNo: z.string().nullable(),
    amount: z.string().nullable(),
  }),
  z.object({ phase: z.literal('ended'), call: z.string(), outcome: z.enum(outcomes) }),
]);

export type TrailParts = { readonly audit: Journal['audit']; readonly random: Random };

/** A call that is about to leave. The entry's hash is of the body without its secrets: a short password could be found by its hash. */
export type Leaving = {
  readonly view: InterfaceView;
  readonly body: ShownText;
  readonly cardNo: string | null;
  readonly amount: string | null;
  readonly operator: string;
  readonly personId: string;
};

/** An entry is short: a longer request is known by its hash. Characters. */
const longestBody = 4_000;
const pageSize = 60;
const shownCalls = 6;

/** Writes down that a call leaves. Durable when it returns; throws `StoreFailure` where the disk refuses: then nothing may be sent. Gives the way to write down its end. */
export function noteLeaving({ audit, random }: TrailParts, leaving: Leaving): (exchange: InterfaceExchange) => void {
  const { view, body, cardNo, amount, operator, personId } = leaving;
  const call = random.hex(8);
  const note = { kind: 'consoleCall', operator, personId, serial: null } as const;
  audit.append({
    ...note,
    details: {
      phase: 'sent',
      call,
      interface: view.id,
      section: view.section,
      effect: view.effect,
      cardNo: cardNo === null ? null : maskCard(cardNo),
      amount,
      bodyHash: createHash('sha256').update(body.whole, 'utf8').digest('hex'),
      body: body.masked.slice(0, longestBody),
    },
  });
  return ({ answer, ms, understood }) => {
    const code = understood.kind === 'refused' ? understood.code : null;
    const ended = { phase: 'ended', call, outcome: understood.kind, status: answer?.status ?? null, code, ms };
    audit.append({ ...note, details: ended });
  };
}

/** The last money calls, newest first. One without its end left, and the till does not know what became of it. */
export function moneyCalls(audit: Journal['audit']): readonly ConsoleCallView[] {
  const ended = new Map<string, (typeof outcomes)[number]>();
  const calls: ConsoleCallView[] = [];
  for (const entry of audit.page(null, pageSize, ['consoleCall'])) {
    const read = details.safeParse(entry.details === null ? null : JSON.parse(entry.details));
    if (!read.success) {
      continue;
    }
    if (read.data.phase === 'ended') {
      ended.set(read.data.call, read.data.outcome);
    } else if (read.data.effect === 'money') {
      const { call, section, cardNo } = read.data;
      calls.push({ at: entry.wall, id: read.data.interface, section, cardNo, outcome: ended.get(call) ?? null });
    }
  }
  return calls.slice(0, shownCalls);
}
