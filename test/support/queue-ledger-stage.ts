// A ledger over a stage’s store, and revocations that are written straight into it.
import { createLedger } from '../../main/queue/ledger.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { fen } from '../../shared/money.ts';
import { createStage, type Stage } from './queue-stage.ts';

export function setUp(repeatProven = false) {
  const stage = createStage({ unstarted: true });
  const changed: string[] = [];
  const { clock, store } = stage.ports;
  const build = () =>
    createLedger({
      store,
      clock,
      rules: standardRules,
      contract: () => ({ repeatProven, logLag: 0 }),
      changed: ({ intent, state }) => changed.push(`${intent} ${state}`),
    });
  return { stage, store, changed, build };
}

export function insertRevocation(
  stage: Stage,
  intent: string,
  target: Operation | null,
  state: 'pending' | 'blocked',
  voucher: string | null = null,
): Operation {
  const draft: OperationDraft = {
    ...stage.draft(intent, 'A', 100),
    payload: {
      kind: 'revocation',
      cardNo: 'A',
      target: target?.serial ?? null,
      voucher,
      amount: fen(100),
      reason: 'r',
    },
    held: fen(0),
  };
  return stage.store.insert(draft, state, 'revocationAccepted');
}

export const intents = (operations: Iterable<Operation>) => [...operations].map(({ intent }) => intent);
