// The door to the chain's database, in our words: what is sent, what comes back, what can go wrong.
import type { HeadOfficeFault } from '../../../shared/head-office.ts';
import type { OperationKind, OperationState } from '../../../shared/operation.ts';
import type { Result } from '../../../shared/result.ts';

/** `password` is never written down or told. `authority`: a PEM file's path, or null for the public authorities. */
export type HeadOfficeSettings = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly authority: string | null;
};

/** `words`: the database's own, cut short. */
export type HeadOfficeFailure = { readonly code: HeadOfficeFault; readonly words: string | null };

/** One event as the database takes it (the type `yatai.shipped`). Times wall ms UTC, amounts fen; what is absent is NULL there. */
export type ShippedEvent = {
  readonly sequence: number;
  readonly hash: string;
  readonly previous: string;
  readonly serial: string;
  readonly created: number;
  readonly before: OperationState | null;
  readonly after: OperationState;
  readonly attempt: number;
  readonly reason: string;
  readonly wall: number;
  readonly person?: string | null;
  readonly voucher?: string | null;
} & Partial<ShippedContent>;

/** What an operation is, with its first event. `methods`: what a booked one was paid with; `sale`, `stored_in`, `stored_out` what it is worth. */
export type ShippedContent = {
  readonly kind: OperationKind;
  readonly service: string | null;
  readonly merchant: string;
  readonly terminal: string;
  readonly amount: number;
  readonly held: number;
  readonly sale: number | null;
  readonly recharge: boolean;
  readonly stored_in: number;
  readonly stored_out: number;
  readonly methods: readonly (readonly [method: string, amount: number])[];
  readonly offline: boolean;
  readonly operator: string | null;
  readonly card: string | null;
  readonly parent: string | null;
  readonly paper: string | null;
  readonly lifted: string | null;
};

/** A till's stream: its install id, and the event of the former one that it goes on from. */
export type StreamName = {
  readonly installId: string;
  readonly parent: { readonly installId: string | null; readonly sequence: number; readonly hash: string } | null;
};

/** What a till says of itself. `events`: how many its journal has; `now`: its wall clock, ms UTC. */
export type Standing = {
  readonly version: string;
  readonly storeName: string;
  readonly merchantNo: string;
  readonly terminalNo: string;
  readonly events: number;
  readonly now: number;
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
};

export type Shipment = {
  readonly stream: StreamName;
  readonly events: readonly ShippedEvent[];
  readonly standing: Standing | null;
};

/** `last`: the newest event that stands there, with its hash in hex. `mine`: this login made the stream. */
export type StreamPosition = {
  readonly installId: string;
  readonly last: number;
  readonly hash: string;
  readonly mine: boolean;
};

export type Greeting = {
  readonly schema: number;
  readonly writable: boolean;
  readonly streams: readonly StreamPosition[];
};

type Answer<Value> = Promise<Result<Value, HeadOfficeFailure>>;

/** One connection. Every call ends within its own deadline, and never rejects for anything that network or database do. */
export type HeadOfficeSession = {
  greet(installIds: readonly string[]): Answer<Greeting>;
  /** How far the stream is then. All or nothing. */
  ship(shipment: Shipment): Answer<number>;
  /** As `ship`, and taken back at once. */
  tryOut(shipment: Shipment): Answer<number>;
  close(): Promise<void>;
};

/** An aborted signal cuts the connection at once, whatever it is doing; its calls then fail. */
export type OpenSession = (settings: HeadOfficeSettings, signal: AbortSignal) => Answer<HeadOfficeSession>;

/** The version of the schema that this application speaks; a newer one takes it too. */
export const schemaVersion = 1;
