// What a probe stands on: the platform, the ports, the audit, and the till in whose name it works. No queue: the queue never sends a serial twice.
import type { ProbeId } from '../../../shared/contract.ts';
import type { MemberBackend } from '../../backends/member-backend.ts';
import type { ProbeDoor } from '../../backends/probe-door.ts';
import type { Journal } from '../../journal/types.ts';
import type { Clock, LogAnswer, LogQuery, Random, Timers } from '../../queue/ports.ts';

export type ProbePlatform = Pick<MemberBackend, 'attempt' | 'lookup'> & {
  /** Only a platform with a log can be probed. */
  findTransactions(query: LogQuery): Promise<LogAnswer>;
  readonly probe: ProbeDoor;
};

export type ProbeParts = {
  readonly platform: ProbePlatform;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly audit: Journal['audit'];
  readonly installId: string;
  readonly merchantNo: string;
  readonly terminalNo: string;
  /** Who stands at the till, and whose PIN allowed it (null: the technician's command). */
  readonly operator: string;
  readonly personId: string | null;
  /** Runs the work while no other money of the till is under way; null where that could not be had. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value | null>;
  /** Aborted where the till closes: the probe then stops before its next call, and is seen as broken off at the next start. */
  readonly signal: AbortSignal;
};

/** In which part of the probe a call is made. */
export type ProbePart = ProbeId | 'recover' | 'settle';

/** How long the log is polled for a row before the probe calls it not found (ms). */
export const logPatience = 180_000;
