// How one money request travels from the till to the model server, and what the till hears of it: lost, late, doubled, refused, unclear.
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import type { ServerReply, ServerRequest } from './model-server.ts';
import type { WireChances, WireWorld } from './wire-chances.ts';

export const deadline = 12_000;

export type SimTravel = {
  /** `answer` is called once, with the time that is left until the till hears of it. */
  send(
    request: ServerRequest,
    processed: (request: ServerRequest, reply: ServerReply) => void,
    answer: (delay: number, outcome: AttemptOutcome) => void,
  ): void;
  /** Requests that may still reach the server. */
  underWay(): number;
};

export function createSimTravel(
  { swarm, server, time, dice, late, weather, deeds, trace }: WireWorld,
  { blows, lag, latency }: WireChances,
): SimTravel {
  const { faults } = swarm;
  let underWay = 0;

  function send(
    request: ServerRequest,
    processed: (request: ServerRequest, reply: ServerReply) => void,
    answer: (delay: number, outcome: AttemptOutcome) => void,
  ) {
    const there = latency();
    const back = latency();
    const arrive = (delay: number, copy: number, then: (reply: ServerReply) => void = () => undefined) => {
      underWay += 1;
      if (copy === 0 && blows('duplicate')) {
        arrive(delay + dice.between(1, swarm.longestDelay), 1);
      }
      time.timers.schedule(delay, () => {
        underWay -= 1;
        const copied = { ...request, copy };
        const reply = server.process(copied, time.now(), lag());
        trace(`server ${request.kind} ${request.serial} #${request.attempt}.${copy} → ${JSON.stringify(reply)}`);
        processed(copied, reply);
        then(reply);
      });
    };
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
  }

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

  function countRefusal(code: string): void {
    if (code === 'balanceTooSmall') {
      deeds.count('refusedForBalance');
    } else if (code === 'frozen') {
      deeds.count('refusedForFrozenCard');
    }
  }

  return { send, underWay: () => underWay };
}

function lost(reason: string): AttemptOutcome {
  return { kind: 'unknown', reason, evidence: null };
}

function refuse(code: string, listed: boolean): AttemptOutcome {
  return { kind: 'refused', code, message: `refused: ${code}`, listed, evidence: null };
}
