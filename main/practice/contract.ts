// What starting the practice backend takes and gives: read this first.
import type { AssumedYazuo } from '../protocol/yazuo/assumed.ts';
import type { YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import type { Capabilities } from './capabilities.ts';
import type { Faults } from './faults.ts';
import type { PracticePhone } from './head-office.ts';
import type { LedgerView } from './ledger-view.ts';
import type { OauthShape } from './oauth.ts';
import type { RepeatSerial } from './reply.ts';
import type { UniposSettings } from './unipos/call.ts';
import type { UniposPractice } from './unipos/contract.ts';
import type { PracticeWorld } from './world.ts';

export interface PracticeOptions {
  /** 0 (default): any free port. */
  readonly port?: number;
  /** `wall` in ms UTC. */
  readonly clock?: { wall(): number };
  readonly random?: { hex(bytes: number): string };
  /** Waits of the faults; default: real timers that do not keep the process alive. */
  readonly timers?: { schedule(delay: number, work: () => void): () => void };
  /** A world to go on with (from `snapshot()`, or changed by a test); default: a fresh one. */
  readonly world?: PracticeWorld;
  readonly oauthShape?: OauthShape;
  /** How a dead token is told. Default `code` (40001 in the body). */
  readonly tokenRejection?: 'http401' | 'code';
  /** Default `chargeAgain`, the most dangerous. */
  readonly repeatSerial?: RepeatSerial;
  /** What is left out is as in `defaultCapabilities`. */
  readonly capabilities?: Partial<Capabilities>;
  readonly assumed?: AssumedYazuo;
  /** UniPOS's part; what is left out is as in `defaultUniposSettings`. */
  readonly unipos?: Partial<UniposSettings>;
  /** Hears of every processed call and every act of head office, before the answer leaves: keep the world here to survive a kill. */
  readonly onChange?: (world: PracticeWorld) => void;
  /** Guards `/__practice`; default: random. */
  readonly controlKey?: string;
}

export interface ReceivedCall {
  readonly id: YazuoInterfaceId;
  /** The body as it came. */
  readonly body: string;
}

export interface PracticeServer {
  readonly url: string;
  readonly port: number;
  readonly controlKey: string;
  readonly faults: Faults;
  readonly ledger: LedgerView;
  /** UniPOS's service and the member service of its standard, on the same port. */
  readonly unipos: UniposPractice;
  readonly world: PracticeWorld;
  /** The world as JSON data, for `world` of a later start. */
  readonly snapshot: () => PracticeWorld;
  /** Every call received so far, also those that a fault swallowed. */
  readonly received: (id?: YazuoInterfaceId) => readonly ReceivedCall[];
  /** Resolves once `count` calls of this interface have been received since the start. */
  readonly whenReceived: (id: YazuoInterfaceId, count: number) => Promise<void>;
  readonly setOptions: (
    options: Pick<PracticeOptions, 'oauthShape' | 'tokenRejection' | 'repeatSerial' | 'capabilities'>,
  ) => void;
  /** What a member's telephone shows: SMS codes (newest last) and live dynamic codes. */
  readonly phone: (mobile: string) => PracticePhone;
  readonly mintDynamicCode: (cardNo: string, lifeMs?: number) => string;
  /** Another till signs in with the same application: our token dies. */
  readonly stealToken: () => void;
  readonly headOfficeRevert: (voucher: string) => boolean;
  /** Spends stored value at a till that is not ours; false where the balance is short. */
  readonly spendElsewhere: (cardNo: string, fen: number) => boolean;
  readonly freezeCard: (cardNo: string, frozen?: boolean) => boolean;
  /** Closes the listening socket and all connections until `acceptConnections`. */
  readonly refuseConnections: () => Promise<void>;
  readonly acceptConnections: () => Promise<void>;
  readonly close: () => Promise<void>;
}
