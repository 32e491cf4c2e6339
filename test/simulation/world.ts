// What the people of one schedule and its wire share: the world around the till.
import type { DeedBook } from './deeds.ts';
import type { Swarm } from './faults.ts';
import type { ModelMemberService } from './model-member-service.ts';
import type { ModelServer } from './model-server.ts';
import type { Dice, VirtualTime } from './virtual-time.ts';
import type { Witness } from './witness.ts';

export type Weather = {
  /** Faults blow until the calm. */
  calm: boolean;
  /** The line is down until then (virtual ms). */
  outageUntil: number;
  /** Until then the log answers wrongly, whatever is asked: nothing at all, or the card's first rows whatever the serial. */
  logIsWrongUntil: number;
  logGives: 'nothing' | 'firstRows';
  /** What the newest probe proved: repeats are safe. Changes while the till runs. */
  repeatProven: boolean;
};

export type World = {
  readonly swarm: Swarm;
  readonly server: ModelServer;
  /** The same, where the platform is a member service without a log. */
  readonly service: ModelMemberService | null;
  readonly witness: Witness;
  readonly time: VirtualTime;
  /** What came later draws from dice of its own (`late`, then `newest`, then `servicing`, then `far`), so that a seed of old plays as it did. */
  readonly dice: Dice;
  readonly late: Dice;
  readonly newest: Dice;
  readonly servicing: Dice;
  readonly far: Dice;
  readonly weather: Weather;
  readonly deeds: DeedBook;
  readonly trace: (text: string) => void;
};

/** The cards of a schedule. */
export function cardsOf({ cards }: Swarm): readonly string[] {
  return Array.from({ length: cards }, (_, index) => `C${index + 1}`);
}
