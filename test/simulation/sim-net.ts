// The wire between one till and the model server: delivers, loses, delays and doubles requests as the swarm says.
import type { AttemptOutcome, LogOutcome, LogQuery, LogRow, Net, Sending } from '../../main/queue/ports.ts';
import type { Deed } from './deeds.ts';
import type { Faults } from './faults.ts';
import { createMemberNet } from './member-net.ts';
import type { ServerReply, ServerRequest } from './model-server.ts';
import { requestOf } from './server-request.ts';
import type { World } from './world.ts';

export const deadline = 12_000;

export type Wire = {
  /** A net for one life of the till: what comes home after `isDead` is not delivered. */
  netFor(isDead: () => boolean, hooks: NetHooks): Net;
  /** Money requests that may still reach the server. */
  underWay(): number;
};

export type NetHooks = {
  /** Called before anything leaves; may throw (a crash). */
  readonly leaving: (sending: Sending) => void;
  readonly home: (sending: Sending, outcome: AttemptOutcome) => void;
  /** What a question brought, as the till hears it. */
  readonly answered: (query: LogQuery, outcome: LogOutcome) => void;
  /** The server has just processed something. */
  readonly processed: (request: ServerRequest, reply: ServerReply) => void;
};

export function createWire(world: Omit<World, 'witness' | 'newest' | 'servicing' | 'far'>): Wire {
  const { swarm, server, service, time, dice, late, weather, deeds, trace } = world;
  const { faults } = swarm;
  const mute = new Map<string, boolean>();
  let underWay = 0;

  /** Whether this fault blows now. */
  const blows = (name: keyof Faults & Deed) => {
    const does = !weather.calm && dice.chance(faults[name]);
    if (does) {
      deeds.count(name);
    }
    return does;
  };
  const lag = () => {
    const length = weather.calm ? 0 : dice.between(0, swarm.longestLag);
    if (length > 0) {
      deeds.count('slowRow');
    }
    return length;
  };
  const latency = () => dice.between(1, swarm.slowest);
  const later = (delay: number, work: () => void) => time.timers.schedule(delay, work);

  /** How the request travels; `answer` is called once, at the time the till hears of it. */
  function travel(
    request: ServerRequest,
    processed: NetHooks['processed'],
    answer: (delay: number, outcome: AttemptOutcome) => void,
  ) {
    const there = latency();
    const back = latency();
    const arrive = (delay: number, copy: number, then: (reply: ServerReply) => void = () => undefined) => {
      underWay += 1;
      if (copy === 0 && blows('duplicate')) {
        arrive(delay + dice.between(1, swarm.longestDelay), 1);
      }
      later(delay, () => {
        underWay -= 1;
        const copied = { ...request, copy };
        const reply = server.process(copied, time.now(), lag());
        trace(`server ${request.kind} ${request.serial} #${request.attempt}.${copy} → ${JSON.stringify(reply)}`);
        processed(copied, reply);
        then(reply);
      });
    };
    const lost = (reason: string): AttemptOutcome => ({ kind: 'unknown', reason, evidence: null });
    const refuse = (code: string, listed: boolean): AttemptOutcome => ({
      kind: 'refused',
      code,
      message: `refused: ${code}`,
      listed,
      evidence: null,
    });
    if (weather.outageUntil > time.now() || blows('refusedConnection')) {
      return answer(there, { kind: 'unsent', reason: 'unsentConnection', evidence: null });
    }
    if (blows('badToken')) {
      return answer(there, { kind: 'unsent', reason: 'unsentToken', evidence: null });
    }
    if (blows('contention')) {
      return answer(there, { kind: 'unsent', reason: 'unsentContention', evidence: null });
    }
    if (blows('lostRequest')) {
      return answer(deadline, lost('unknownTimeout'));
    }
    if (blows('lateRequest')) {
      const delay = there + dice.between(0, swarm.longestDelay);
      arrive(delay, 0);
      return answer(Math.min(delay, dice.between(1, deadline)), lost('unknownConnectionLost'));
    }
    if (blows('lostResponse')) {
      arrive(there, 0);
      return answer(Math.max(there, dice.between(1, deadline)), lost('unknownTimeout'));
    }
    if (blows('hung')) {
      return arrive(there, 0, (reply) => answer(deadline + dice.between(1_000, 400_000), outcomeOf(reply)));
    }
    if (blows('faultBefore')) {
      return answer(there + back, lost('unknownServerFault'));
    }
    if (blows('faultAfter')) {
      return arrive(there, 0, () => answer(back, lost('unknownServerFault')));
    }
    if (blows('htmlPage')) {
      return answer(there + back, lost('unknownCaptivePortal'));
    }
    if (blows('uncertainCode')) {
      return dice.chance(0.5)
        ? answer(there + back, lost('unknownUncertainCode'))
        : arrive(there, 0, () => answer(back, lost('unknownUncertainCode')));
    }
    if (blows('refusedListed')) {
      return answer(there + back, refuse('busyListed', true));
    }
    if (blows('refusedUnlisted')) {
      return answer(there + back, refuse('busyUnlisted', false));
    }
    if (!weather.calm && swarm.longestLag + faults.wrongLog === 0 && late.chance(faults.refusedAfter)) {
      deeds.count('refusedAfter');
      return arrive(there, 0, () => answer(back, refuse('busyUnlisted', false)));
    }
    return arrive(there, 0, (reply) => answer(back, outcomeOf(reply)));

    function outcomeOf(reply: ServerReply): AttemptOutcome {
      if (reply.kind === 'refused') {
        countRefusal(reply.code);
        return reply.code === 'serialExists'
          ? lost('unknownUncertainCode')
          : refuse(reply.code, swarm.listed.includes(reply.code));
      }
      const voucher = reply.voucher === null ? null : blows('emptyVoucher') ? '' : reply.voucher;
      return {
        kind: 'accepted',
        voucher,
        answer: {
          voucher,
          storeBalance: null,
          pointsBalance: null,
          storeBonus: null,
          pointsBonus: null,
          couponBonus: [],
        },
        evidence: null,
      };
    }
  }

  function countRefusal(code: string): void {
    if (code === 'balanceTooSmall') {
      deeds.count('refusedForBalance');
    } else if (code === 'frozen') {
      deeds.count('refusedForFrozenCard');
    }
  }

  function answerQuery(cardNo: string, serial: string | null): LogOutcome {
    if (weather.outageUntil > time.now() || blows('logLost')) {
      return { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };
    }
    if (blows('logFault')) {
      return { kind: 'failed', reason: 'unknownServerFault', reachable: true, evidence: null };
    }
    if (weather.logIsWrongUntil > time.now()) {
      deeds.count('wrongLog');
      const page = server.find(cardNo, null, time.now()).slice(0, weather.logGives === 'nothing' ? 0 : 2);
      return { kind: 'rows', rows: page, evidence: null };
    }
    const rows = server.find(cardNo, blows('logIgnoresFilter') ? null : serial, time.now()).map(withoutVoice);
    return { kind: 'rows', rows: blows('logNulls') ? rows.map(withNulls) : rows, evidence: null };
  }

  function withoutVoice(row: LogRow): LogRow {
    const voucher = row.voucher ?? '';
    const isMute = mute.get(voucher) ?? (!weather.calm && dice.chance(faults.muteRows));
    mute.set(voucher, isMute);
    if (!isMute || weather.calm) {
      return row;
    }
    deeds.count('muteRow');
    return { ...row, serial: null };
  }

  function withNulls(row: LogRow): LogRow {
    const keep = <Value>(value: Value) => (dice.chance(0.5) ? value : null);
    return {
      ...row,
      serial: keep(row.serial),
      cardNo: keep(row.cardNo),
      voucher: keep(row.voucher),
      kind: keep(row.kind),
      amount: keep(row.amount),
    };
  }

  const member =
    service === null
      ? null
      : createMemberNet({
          service,
          isLost: () => weather.outageUntil > time.now() || blows('logLost'),
          isInTrouble: () => blows('logFault'),
          hangs: () => (blows('hung') ? deadline + dice.between(4_000, 60_000) : 0),
          latency,
          later,
        });

  return {
    underWay: () => underWay,
    netFor: (isDead, hooks) => ({
      attempt(sending) {
        return new Promise((resolve) => {
          const home = (outcome: AttemptOutcome) => {
            if (!isDead()) {
              hooks.home(sending, outcome);
              trace(`answer ${sending.operation.serial} #${sending.operation.attempt}: ${outcome.kind}`);
              resolve(outcome);
            }
          };
          const leave = () => {
            hooks.leaving(sending);
            travel(requestOf(sending), hooks.processed, (delay, outcome) => {
              later(delay, () => home(outcome));
            });
          };
          if (member === null) {
            leave();
            return;
          }
          const { cardNo, serial } = sending.operation;
          // A question of its own that was answered just before: the line is not in doubt.
          const answered = (outcome: LogOutcome) => hooks.answered({ cardNo, serial }, outcome);
          member.prepare(sending, isDead, answered, (outcome) => (outcome === null ? leave() : home(outcome)));
        });
      },
      findTransactions({ cardNo, serial }) {
        return new Promise((resolve) => {
          later(latency(), () => {
            const outcome = member === null ? answerQuery(cardNo, serial) : member.answer(cardNo);
            later(latency(), () => {
              if (!isDead()) {
                hooks.answered({ cardNo, serial }, outcome);
                resolve(outcome);
              }
            });
          });
        });
      },
    }),
  };
}
