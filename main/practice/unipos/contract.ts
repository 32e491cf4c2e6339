// What a test, the demo or the training menu may do with UniPOS's part of the practice platform: `practice.unipos`.
import type { UniposInterfaceId } from '../../protocol/unipos/catalogue.ts';
import type { Faults } from '../faults.ts';
import type { BillDraft } from './bill-draft.ts';
import type { UniposSettings } from './call.ts';
import type { ReceivedUniposCall } from './http.ts';
import type {
  PracticeCredential,
  PracticePaying,
  PracticeUniposBill,
  PracticeUniposOrder,
  PracticeUniposReservation,
  UniposPart,
} from './world.ts';

/** What is read is a copy. Shops and days: null is every one. */
export interface UniposPractice {
  /** `[ServiceUri]` of UniPOS's own service, and of the member service. */
  readonly serviceUri: string;
  readonly memberUri: string;
  readonly world: UniposPart;
  readonly bills: (day?: string | null, shopNo?: string | null) => readonly PracticeUniposBill[];
  /** A bill that is settled now, or as the draft says. */
  readonly addBill: (draft?: BillDraft) => PracticeUniposBill;
  /** A bill that was settled `minutesAgo` at a terminal that was offline, and arrives now. */
  readonly lateBill: (minutesAgo: number, draft?: BillDraft) => PracticeUniposBill;
  readonly orders: () => readonly PracticeUniposOrder[];
  readonly reservations: () => readonly PracticeUniposReservation[];
  /** What the member service booked, TableBills included. */
  readonly payings: () => readonly PracticePaying[];
  /** Every call received so far, also those that a fault swallowed. */
  readonly received: (id?: UniposInterfaceId) => readonly ReceivedUniposCall[];
  /** Resolves once `count` calls of this interface have been received since the start. */
  readonly whenReceived: (id: UniposInterfaceId, count: number) => Promise<void>;
  /** What the application may not do from now on: 0002. None: it may all. */
  readonly setRights: (denied: readonly UniposInterfaceId[]) => void;
  /** Every token that was given is dead: 0000. */
  readonly expireTokens: () => void;
  /** What the member service wants to be shown. */
  readonly setMemberCredentials: (credentials: readonly PracticeCredential[]) => void;
  readonly setOptions: (options: Partial<UniposSettings>) => void;
  /** The practice server's own; an order without an interface means all nine of UniPOS's. */
  readonly faults: Faults;
}
