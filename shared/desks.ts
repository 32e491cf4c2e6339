// What the desks beside the queue show: money at risk, what a person decides, refused offline sales, ghosts, health. Amounts
// in fen, times in ms UTC. Card and mobile numbers are masked before they cross.
import type { ProbeId } from './contract.ts';
import type { GatewayView } from './gateway.ts';
import type { MachineView } from './machine.ts';
import type { Fen } from './money.ts';
import type { OperationEventView, OperationState, OperationView } from './operation.ts';

/** `key` names the card by an opaque name, or the cashier; pass it back to list what is behind the line. */
export type RiskLineView = {
  readonly key: string;
  readonly label: string;
  readonly memberName: string | null;
  readonly count: number;
  readonly held: Fen;
  /** When the oldest of them was accepted. */
  readonly oldest: number;
  readonly states: Readonly<Partial<Record<OperationState, number>>>;
};

export type RiskView = { readonly cards: readonly RiskLineView[]; readonly cashiers: readonly RiskLineView[] };

/** What a person may say of an operation that the machine refuses to guess. */
export const decisionOutcomes = ['applied', 'notApplied', 'reverted'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** Why it became a person's affair, what the platform may still say, and who may decide it. */
export type ManualPage = {
  readonly operations: readonly OperationView[];
  readonly nextBefore: string | null;
  /** Above this a second person is needed. */
  readonly decisionAlone: Fen;
};

/** What the platform's log says of an operation at this moment. */
export const askFindings = ['applied', 'reverted', 'mismatch', 'absent', 'untrusted', 'failed'] as const;
export type AskFinding = (typeof askFindings)[number];

/** The answer to a person's question; it stands in the history too, as its last event. */
export type AskedView = {
  readonly finding: AskFinding;
  /** Of `untrusted` and `failed`: why, as the evidence names it. */
  readonly why: string | null;
  readonly at: number;
  readonly event: OperationEventView | null;
};

export const settlementWays = ['paidOtherwise', 'chargedAgain', 'guestOwes', 'writtenOff'] as const;
export type SettlementWay = (typeof settlementWays)[number];

export type SettlementView = {
  readonly how: SettlementWay;
  readonly amount: Fen;
  readonly note: string;
  readonly operator: string;
  /** Whose PIN it was. */
  readonly person: string;
  readonly at: number;
};

/** Why the platform refused: what its code means where the profile tells, in our words. */
export const refusalCauses = [
  'balanceSpent',
  'cardFrozen',
  'cardExpired',
  'memberBarred',
  'memberGone',
  'neverSent',
  'other',
] as const;
export type RefusalCause = (typeof refusalCauses)[number];

/** A sale that the guest left with although it was never paid. `owed` is the stored value that never came. */
export type RefusalView = {
  readonly operation: OperationView;
  readonly maskedMobile: string | null;
  readonly owed: Fen;
  readonly cause: RefusalCause;
  readonly settlement: SettlementView | null;
};

export type RefusalPage = {
  readonly refusals: readonly RefusalView[];
  readonly nextBefore: string | null;
  /** Of all that nobody settled yet. */
  readonly count: number;
  readonly owed: Fen;
};

/** What landed after it was closed as not applied, and what the till did about it. */
export type GhostView = {
  readonly operation: OperationView;
  readonly foundAt: number;
  readonly revocation: OperationView | null;
  readonly seen: { readonly operator: string; readonly at: number } | null;
};

export type GhostPage = { readonly ghosts: readonly GhostView[]; readonly nextBefore: string | null };

/** Who a person's id in the evidence is. */
export type PersonName = { readonly id: string; readonly name: string };

/** What people did about one operation, beside its own history. */
export type AuditView = {
  readonly sequence: number;
  readonly kind: string;
  readonly operator: string | null;
  readonly person: string | null;
  readonly at: number;
};

/** How well the till and the platform keep together. */
export type HealthView = {
  readonly connection: 'online' | 'offline' | 'captivePortal' | 'signInNeeded' | 'contention';
  readonly connectionSince: number;
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
  readonly atRisk: Fen;
  readonly oldestOpen: number | null;
  /** Since midnight in the store. */
  readonly today: {
    readonly since: number;
    readonly operations: number;
    readonly offline: number;
    readonly attempts: number;
    readonly unknowns: number;
    readonly ghosts: number;
  };
  /** Ms; null where no probe measured it. */
  readonly logLag: number | null;
  /** Null where none was made yet. */
  readonly lastBackup: number | null;
  readonly probe: { readonly at: number; readonly proven: boolean; readonly failed: readonly ProbeId[] } | null;
  /** The last walk over the whole chain. `problem`: what was found. */
  readonly checked: { readonly at: number; readonly problem: string | null } | null;
  readonly gateway: Pick<GatewayView, 'state' | 'problem' | 'detail'>;
  readonly machine: MachineView;
  readonly now: number;
};
