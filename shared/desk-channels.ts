// The channels of the queue's screen: operations with their history, and the desks beside them.
import { z } from 'zod';
import { serial, text } from './argument-parts.ts';
import type {
  AskedView,
  AuditView,
  GhostPage,
  HealthView,
  ManualPage,
  PersonName,
  RefusalPage,
  RefusalView,
  RiskView,
} from './desks.ts';
import { decisionOutcomes, settlementWays } from './desks.ts';
import type { GatewayView } from './gateway.ts';
import type { OperationEventView, OperationView } from './operation.ts';
import { approvalSchema } from './people.ts';
import type { StatusView } from './status.ts';

const deskPage = { before: serial.nullable(), size: z.int().min(1).max(100) };

export const deskArguments = {
  listOperations: z.strictObject({ filter: z.enum(['open', 'all', 'revocable']), ...deskPage }),
  getOperation: z.strictObject({ serial }),
  getRisk: z.null(),
  listRisk: z.strictObject({ by: z.enum(['card', 'cashier']), key: text(64), ...deskPage }),
  listManual: z.strictObject(deskPage),
  askPlatform: z.strictObject({ serial }),
  decideManual: z.strictObject({
    serial,
    outcome: z.enum(decisionOutcomes),
    voucher: text(64).nullable(),
    reason: text(200),
    approval: approvalSchema.nullable(),
    secondApproval: approvalSchema.nullable(),
  }),
  listRefusals: z.strictObject({ settled: z.boolean(), ...deskPage }),
  settleRefusal: z.strictObject({
    serial,
    how: z.enum(settlementWays),
    note: text(200),
    approval: approvalSchema.nullable(),
  }),
  listGhosts: z.strictObject(deskPage),
  acknowledgeGhosts: z.strictObject({ serials: z.array(serial).min(1).max(50) }),
  getHealth: z.null(),
  getGateway: z.null(),
  checkJournal: z.null(),
} as const;

export type OperationPage = {
  readonly operations: readonly OperationView[];
  readonly nextBefore: string | null;
};

export type OperationDetail = {
  readonly operation: OperationView;
  readonly events: readonly OperationEventView[];
  /** What people did about it, oldest first, and the names of those whom the evidence names. */
  readonly audit: readonly AuditView[];
  readonly persons: readonly PersonName[];
};

export type DeskResults = {
  listOperations: OperationPage;
  getOperation: OperationDetail;
  getRisk: RiskView;
  listRisk: OperationPage;
  listManual: ManualPage;
  askPlatform: AskedView;
  decideManual: OperationDetail;
  listRefusals: RefusalPage;
  settleRefusal: RefusalView;
  listGhosts: GhostPage;
  acknowledgeGhosts: StatusView;
  getHealth: HealthView;
  getGateway: GatewayView;
  checkJournal: HealthView;
};
