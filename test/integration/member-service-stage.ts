// The backend "unipos-member" against a real member service over HTTP.
import type { MemberBackend } from '../../main/backends/member-backend.ts';
import { createUniposMemberBackend } from '../../main/backends/unipos/member/create-unipos-member-backend.ts';
import type { FaultKind } from '../../main/practice/faults.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome, BalanceWitness } from '../../main/queue/ports.ts';
import { type Result, success } from '../../shared/result.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { saleDraft } from '../support/sale-draft.ts';
import { type Bench, openBench } from './practice-caller.ts';

export const zhang = '6201300100000101';
export const { memberCredentials } = practiceWorldGuide.unipos;

type Opening = {
  readonly in?: 'header' | 'query';
  readonly key?: string;
  readonly checkCashier?: () => Promise<Result<string>>;
};

type Payment = {
  readonly cardNo?: string;
  readonly amount?: number;
  readonly more?: Partial<OperationDraft>;
  /** Whether the balance before it is noted. */
  readonly takes?: boolean;
};

export type MemberDesk = {
  readonly bench: Bench;
  readonly backend: MemberBackend;
  /** One more backend on the same service; whoever opens it closes it. */
  open(more?: Opening): MemberBackend;
  pay(payment?: Payment, on?: MemberBackend): Promise<AttemptOutcome>;
  /** The serial of the payment that was made last. */
  lastSerial(): string;
  /** The balances that were noted before something was posted. */
  readonly noted: readonly BalanceWitness[];
  /** From now on this call meets this fault, and no other call any. */
  meet(kind: FaultKind, interfaceId: 'memberPaying' | 'memberState'): void;
  booked(): number;
  balance(): number | undefined;
  close(): Promise<void>;
};

export async function openMemberDesk(): Promise<MemberDesk> {
  const bench = await openBench();
  const { unipos, ledger } = bench.server;
  const noted: BalanceWitness[] = [];
  let serials = 0;
  const lastSerial = () => `T${serials}`;

  function open(more: Opening = {}): MemberBackend {
    const place = more.in ?? 'header';
    return createUniposMemberBackend({
      settings: {
        serviceUri: unipos.memberUri,
        credentials: memberCredentials.map(({ name }) => ({ in: place, name })),
        sameFromNo: 'unproven',
      },
      secrets: Object.fromEntries(memberCredentials.map(({ name, value }) => [name, more.key ?? value])),
      clock: { wall: () => 0, monotonic: () => 0 },
      checkCashier: more.checkCashier ?? (async (user) => success(user)),
      deadlines: { headers: 300, total: 400 },
    });
  }

  const backend = open();
  return {
    bench,
    backend,
    open,
    async pay({ cardNo = zhang, amount = 1_000, more = {}, takes = true } = {}, on = backend) {
      serials += 1;
      const { payload } = { ...saleDraft('i', cardNo, amount), ...more };
      const serial = lastSerial();
      const operation = sampleOperation({ serial, cardNo, payload, kind: payload.kind, state: 'sending' });
      return on.attempt({
        operation,
        parentVoucher: null,
        secret: null,
        witness: (before) => {
          noted.push(before);
          return takes;
        },
      });
    },
    lastSerial,
    noted,
    meet(kind, interfaceId) {
      unipos.faults.clear();
      unipos.faults.set({ kind, interfaceId });
    },
    booked: () => unipos.payings().length,
    balance: () => ledger.balanceOf(zhang),
    async close() {
      await backend.close();
      await bench.close();
    },
  };
}
