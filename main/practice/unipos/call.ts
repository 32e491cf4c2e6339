// One call of UniPOS's nine interfaces as it came, and what it meets.
import type { UniposFormat, UniposInterfaceId } from '../../protocol/unipos/catalogue.ts';
import type { PracticeWorld } from '../world.ts';

export interface UniposCall {
  readonly id: UniposInterfaceId;
  /** What `Accept` asks for; the member service knows XML only. */
  readonly answer: UniposFormat;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  /** Empty where there is none. */
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** What the documents promise nothing about: the default is what hurts most. */
export interface UniposSettings {
  /** The same FromNo + CardNo + AccountNo again. */
  readonly sameFromNo: 'samePayment' | 'chargesAgain';
  /** The day that an order or a reservation is listed under: when it is wanted, or when it was sent. */
  readonly listedBy: 'wanted' | 'sent';
  /** The HTTP status over a refusal's envelope: always 200, or the one that HTTP has for it. */
  readonly refusalStatus: 'always200' | 'http';
}

export const defaultUniposSettings: UniposSettings = {
  sameFromNo: 'chargesAgain',
  listedBy: 'wanted',
  refusalStatus: 'always200',
};

/** `now` in ms UTC. */
export interface UniposContext {
  readonly world: PracticeWorld;
  readonly now: number;
  readonly settings: UniposSettings;
  readonly hex: (bytes: number) => string;
}
