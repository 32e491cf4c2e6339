// The wire between one till and the model server: delivers, loses, delays and doubles requests (`sim-travel.ts`) and questions
// (`sim-log.ts`) as the swarm says.
import type { AttemptOutcome, LogOutcome, LogQuery, Net, Sending } from '../../main/queue/ports.ts';
import { createMemberNet } from './member-net.ts';
import type { ServerReply, ServerRequest } from './model-server.ts';
import { requestOf } from './server-request.ts';
import { createSimLog } from './sim-log.ts';
import { createSimTravel, deadline } from './sim-travel.ts';
import { createWireChances, type WireWorld } from './wire-chances.ts';

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

export function createWire(world: WireWorld): Wire {
  const { service, time, dice, weather, trace } = world;
  const chances = createWireChances(world);
  const { blows, latency } = chances;
  const travel = createSimTravel(world, chances);
  const log = createSimLog(world, chances);
  const later = (delay: number, work: () => void) => time.timers.schedule(delay, work);

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
    underWay: travel.underWay,
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
            travel.send(requestOf(sending), hooks.processed, (delay, outcome) => {
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
            const outcome = member === null ? log.answer(cardNo, serial) : member.answer(cardNo);
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
