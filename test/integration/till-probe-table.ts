// What can be switched on or off on the practice platform, and what the contract probe must find then.
import type { PracticeOptions, PracticeServer } from '../../main/practice/contract.ts';
import type { CapabilityRecord } from '../../shared/contract.ts';

type Findings = CapabilityRecord['findings'];

/** What the practice platform is unless it is told otherwise; only `repeatSerial` is the safe one, so that one finding alone differs. */
export const usual: Findings = {
  P1: 'refused',
  P2: 'found',
  P3: 'noRows',
  P4: 'measured',
  P5: 'refused',
  P6: 'refused',
  P7: 'own',
  P8: 'endsFirst',
  P9: 'measured',
};

type Switched = {
  readonly name: string;
  readonly options?: PracticeOptions;
  readonly before?: (server: PracticeServer) => void;
  readonly finds: Partial<Findings>;
  readonly measures?: Partial<Pick<CapabilityRecord, 'longestSerial'>>;
  readonly atLeast?: number;
  /** Fen that no probe could take back. */
  readonly leaves?: number;
};

const capable = (capabilities: PracticeOptions['capabilities'], rest: PracticeOptions = {}): PracticeOptions => ({
  ...rest,
  ...(capabilities === undefined ? {} : { capabilities }),
});

export const table: readonly Switched[] = [
  { name: 'nothing', finds: {}, measures: { longestSerial: 64 } },
  {
    name: 'a repeated serial gets the first voucher',
    options: { repeatSerial: 'sameVoucher' },
    finds: { P1: 'sameVoucher' },
  },
  {
    name: 'a repeated serial is charged again',
    options: { repeatSerial: 'chargeAgain' },
    finds: { P1: 'chargedAgain' },
  },
  {
    name: 'a repeated serial is charged again, and its answer is lost',
    options: { repeatSerial: 'chargeAgain' },
    // The second checkout is the repeated one.
    before: (server) => lose(server, 'lostResponse', 'checkout', 2),
    finds: { P1: 'chargedAgain' },
  },
  {
    name: 'the log echoes null',
    before: ({ faults }) => void faults.set({ kind: 'logNulls' }),
    finds: { P2: 'fieldsMissing', P9: 'failed' },
  },
  {
    name: 'the log ignores its filter',
    before: ({ faults }) => void faults.set({ kind: 'logIgnoresFilter' }),
    finds: { P2: 'filterIgnored', P3: 'rows' },
  },
  {
    name: 'the log ignores its filter and echoes null',
    before: ({ faults }) => {
      faults.set({ kind: 'logIgnoresFilter' });
      faults.set({ kind: 'logNulls' });
    },
    finds: { P2: 'filterIgnored', P3: 'rows', P7: 'none', P9: 'failed' },
  },
  {
    name: 'the log lags by 20 s',
    before: ({ faults }) => void faults.set({ kind: 'logLag', ms: 20_000 }),
    finds: {},
    atLeast: 20_000,
  },
  {
    name: 'the log never shows anything',
    before: ({ faults }) => void faults.set({ kind: 'logLag', ms: 86_000_000 }),
    finds: { P2: 'notFound', P4: 'failed', P7: 'failed', P9: 'failed' },
  },
  {
    name: 'the log is out of order',
    before: ({ faults }) => void faults.set({ kind: 'http500', interfaceId: 'listTransactions' }),
    finds: { P2: 'failed', P3: 'failed', P4: 'failed', P7: 'failed', P9: 'failed' },
  },
  {
    name: 'an unknown serial gets the newest rows',
    options: capable({ unknownSerial: 'latestRows' }),
    finds: { P3: 'rows' },
  },
  {
    name: 'a second revocation is accepted',
    options: capable({ repeatRevocation: 'accept' }),
    finds: { P5: 'accepted' },
  },
  {
    name: 'a second revocation pays back again',
    options: capable({ repeatRevocation: 'revertAgain' }),
    finds: { P5: 'revertedAgain' },
  },
  {
    name: 'a foreign voucher undoes the other card’s charge',
    options: capable({ foreignVoucher: 'revertsOwner' }),
    finds: { P6: 'accepted' },
  },
  {
    name: 'a foreign voucher pays the card that was named',
    options: capable({ foreignVoucher: 'creditsNamed' }),
    finds: { P6: 'accepted' },
    // The other card's charge counts as revoked there, and its money went elsewhere: nobody can revoke it once more.
    leaves: 1,
  },
  {
    name: 'a revocation bears its target’s serial',
    options: capable({ revocationSerial: 'target' }),
    finds: { P7: 'target' },
  },
  { name: 'a revocation bears no serial', options: capable({ revocationSerial: 'none' }), finds: { P7: 'none' } },
  { name: 'both sign-ins live', options: capable({ secondSignIn: 'bothLive' }), finds: { P8: 'bothLive' } },
  { name: 'a refused call is booked', options: capable({ deadTokenBooks: true }), finds: { P8: 'leavesRow' } },
  {
    name: 'a refused call is booked, told by HTTP 401, and both sign-ins live',
    options: capable({ deadTokenBooks: true, secondSignIn: 'bothLive' }, { tokenRejection: 'http401' }),
    finds: { P8: 'leavesRow' },
  },
  {
    name: 'the repeat never arrives',
    before: (server) => lose(server, 'lostRequest', 'checkout', 2),
    finds: { P1: 'failed' },
  },
  {
    name: 'the answer to the first charge is lost',
    before: (server) => lose(server, 'lostResponse', 'checkout', 1),
    finds: { P1: 'failed', P2: 'failed', P3: 'failed', P4: 'failed', P5: 'failed', P7: 'failed', P9: 'failed' },
  },
  {
    name: 'the answer to the first revocation is lost',
    before: (server) => lose(server, 'lostResponse', 'revokeCheckout', 1),
    finds: { P5: 'failed', P7: 'failed' },
  },
  {
    name: 'the second revocation never arrives',
    before: (server) => lose(server, 'lostRequest', 'revokeCheckout', 2),
    finds: { P5: 'failed' },
  },
  {
    name: 'the answer to the foreign revocation is lost',
    before: (server) => lose(server, 'lostResponse', 'revokeCheckout', 3),
    finds: { P6: 'failed' },
  },
  {
    name: 'nobody can sign in a second time',
    before: ({ faults }) => void faults.set({ kind: 'http500', interfaceId: 'passwordToken' }),
    finds: { P8: 'failed' },
  },
  {
    name: 'every charge is delivered twice by the network',
    options: { repeatSerial: 'chargeAgain' },
    before: ({ faults }) => void faults.set({ kind: 'duplicateDelivery', interfaceId: 'checkout' }),
    finds: { P1: 'chargedAgain', P5: 'refused' },
  },
  {
    name: 'serials are cut at 40',
    options: capable({ longestSerial: 40 }),
    finds: {},
    measures: { longestSerial: 40 },
  },
  {
    name: 'serials above 32 are refused',
    options: capable({ longestSerial: 32, longSerial: 'refuse' }),
    finds: {},
    measures: { longestSerial: 32 },
  },
  {
    name: 'serials are cut shorter than this till’s own',
    options: capable({ longestSerial: 20 }),
    finds: { P2: 'notFound', P4: 'failed', P7: 'failed', P9: 'failed' },
  },
];

/** The n-th call of this interface meets the fault. */
function lose(
  server: PracticeServer,
  kind: 'lostRequest' | 'lostResponse',
  interfaceId: 'checkout' | 'revokeCheckout',
  nth: number,
): void {
  if (nth === 1) {
    server.faults.set({ kind, interfaceId, times: 1 });
    return;
  }
  void server.whenReceived(interfaceId, nth - 1).then(() => server.faults.set({ kind, interfaceId, times: 1 }));
}
