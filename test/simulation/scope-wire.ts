// The wire of the small scope: a fixed latency, and one fault at each call where the plan says so.
import type { AttemptOutcome, LogOutcome, LogQuery, Net, Sending } from '../../main/queue/ports.ts';
import type { ModelServer, ServerReply, ServerRequest } from './model-server.ts';
import { type LogFault, logFaults, type MoneyFault, moneyFaults, type Plan } from './scope-plan.ts';
import type { VirtualTime } from './virtual-time.ts';

export const deadline = 3_000;
/** The queue's watchman waits so much longer than the deadline (attempt.ts). */
export const givenUpAfter = deadline + 3_000;
/** Scaled down, so that three polls make a quarantine. A delay and a lag together stay below it, as Q promises no more. */
export const quarantine = 6_000;
const lateBy = 2_000;
export const lag = 3_000;
const hungFor = 20_000;
const latency = 10;
export const card = 'C1';

export type ScopeHooks = {
  leaving(sending: Sending): void;
  home(sending: Sending, outcome: AttemptOutcome): void;
  heard(query: LogQuery, outcome: LogOutcome): void;
  served(request: ServerRequest, reply: ServerReply): void;
  /** The fault changed nothing: the run is the same as the one without it. */
  same(): void;
};

export type ScopeWire = {
  netFor(isDead: () => boolean): Net;
  /** Calls that the till still waits for. */
  awaited(): number;
};

export function createScopeWire(server: ModelServer, time: VirtualTime, plan: Plan, hooks: ScopeHooks): ScopeWire {
  const calls = new Set<{ readonly since: number; readonly isDead: () => boolean }>();

  /** Something comes home to one life of the till; `what` names it. */
  function home(delay: number, isDead: () => boolean, what: () => string, work: () => void): void {
    time.timers.schedule(
      delay,
      () => {
        if (!isDead()) {
          work();
        }
      },
      () => (isDead() ? null : what()),
    );
  }

  function send(
    request: ServerRequest,
    delay: number,
    done: (reply: ServerReply) => void,
    answered: () => string,
  ): void {
    const { kind, serial, attempt: number, copy, revokes } = request;
    time.timers.schedule(
      delay,
      () => {
        const reply = server.process(request, time.now(), 0);
        hooks.served(request, reply);
        done(reply);
      },
      () => `${kind} ${serial} ${number} ${copy} ${revokes} ${answered()}`,
    );
  }

  function attempt(isDead: () => boolean, sending: Sending): Promise<AttemptOutcome> {
    hooks.leaving(sending);
    const fault = plan.decide('faults', moneyFaults);
    const call = { since: time.now(), isDead };
    calls.add(call);
    return new Promise((resolve) => {
      travel(fault, requestOf(sending), isDead, (outcome) => {
        calls.delete(call);
        hooks.home(sending, outcome);
        resolve(outcome);
      });
    });
  }

  function travel(
    fault: MoneyFault | null,
    request: ServerRequest,
    isDead: () => boolean,
    resolve: (outcome: AttemptOutcome) => void,
  ): void {
    const answer = (delay: number, outcome: AttemptOutcome): void =>
      home(
        delay,
        isDead,
        () => `${request.serial} ${request.attempt} ${JSON.stringify(outcome)}`,
        () => resolve(outcome),
      );
    const lost = { kind: 'unknown', reason: 'unknownTimeout', evidence: null } as const;
    const refuse = (listed: boolean) =>
      answer(2 * latency, { kind: 'refused', code: 'X', message: 'no', listed, evidence: null });
    const through = (delay: number) =>
      send(
        request,
        latency,
        (reply) => answer(delay, outcomeOf(reply)),
        () => (isDead() ? '' : `then ${delay}`),
      );
    const unheard = () => '';
    switch (fault) {
      case 'lostRequest':
        answer(deadline, lost);
        break;
      case 'lateRequest':
        send(request, lateBy, unheard, unheard);
        answer(latency, lost);
        break;
      case 'lostResponse':
        send(request, latency, unheard, unheard);
        answer(deadline, lost);
        break;
      case 'hung':
        through(hungFor);
        break;
      case 'unsent':
        answer(latency, { kind: 'unsent', reason: 'unsentConnection', evidence: null });
        break;
      case 'refusedListed':
      case 'refusedUnlisted':
        refuse(fault === 'refusedListed');
        break;
      case 'duplicate':
        send({ ...request, copy: 1 }, lateBy, unheard, unheard);
        through(latency);
        break;
      case null:
        through(latency);
        break;
    }
  }

  function find(isDead: () => boolean, serial: string | null): Promise<LogOutcome> {
    const fault = plan.decide('faults', logFaults);
    const call = { since: time.now(), isDead };
    calls.add(call);
    return new Promise((resolve) => {
      home(
        2 * latency,
        isDead,
        () => `log ${serial} ${fault}`,
        () => {
          calls.delete(call);
          const outcome = answerOf(fault, serial);
          hooks.heard({ cardNo: card, serial }, outcome);
          resolve(outcome);
        },
      );
    });
  }

  function answerOf(fault: LogFault | null, serial: string | null): LogOutcome {
    const rows = (asked: string | null, now: number): LogOutcome => ({
      kind: 'rows',
      rows: server.find(card, asked, now),
      evidence: null,
    });
    const truth = rows(serial, time.now());
    switch (fault) {
      case 'logLost':
        return { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };
      case 'logFault':
        return { kind: 'failed', reason: 'unknownServerFault', reachable: true, evidence: null };
      case 'logLags':
      case 'logUnfiltered': {
        const wrong = fault === 'logLags' ? rows(serial, time.now() - lag) : rows(null, time.now());
        if (JSON.stringify(wrong) === JSON.stringify(truth)) {
          hooks.same();
        }
        return wrong;
      }
      case null:
        return truth;
    }
  }

  return {
    netFor: (isDead) => ({
      attempt: (sending) => attempt(isDead, sending),
      findTransactions: ({ serial }) => find(isDead, serial),
    }),
    awaited: () => [...calls].filter(({ since, isDead }) => !isDead() && time.now() - since < givenUpAfter).length,
  };
}

function requestOf({ operation, parentVoucher }: Sending): ServerRequest {
  const { payload } = operation;
  return {
    kind: payload.kind,
    serial: operation.serial,
    cardNo: card,
    amount: operation.amount,
    storePay: payload.kind === 'consumption' ? payload.storePay : 0,
    revokes: parentVoucher,
    attempt: operation.attempt,
    copy: 0,
  };
}

function outcomeOf(reply: ServerReply): AttemptOutcome {
  if (reply.kind === 'refused') {
    return reply.code === 'serialExists'
      ? { kind: 'unknown', reason: 'unknownUncertainCode', evidence: null }
      : { kind: 'refused', code: reply.code, message: reply.code, listed: false, evidence: null };
  }
  const { voucher } = reply;
  const nothing = { storeBalance: null, pointsBalance: null, storeBonus: null, pointsBonus: null, couponBonus: [] };
  return { kind: 'accepted', voucher, answer: { voucher, ...nothing }, evidence: null };
}
