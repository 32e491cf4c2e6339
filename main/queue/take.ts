// Which work is next: pure choice over the lanes, the gate and what is busy.
import { type Core, platformOf } from './core.ts';
import { inOrder, type Lane } from './lanes.ts';
import { watchFor } from './ledger.ts';
import type { Operation } from './operation.ts';
import { leavesTrace } from './traces.ts';

export type Job = {
  readonly kind: 'record' | 'attempt' | 'resolve' | 'knock' | 'watch';
  readonly operation: Operation;
};

export type Busy = {
  /** Cards with work in flight: at most one request a card. */
  readonly cards: ReadonlySet<string>;
  readonly knocking: boolean;
};

/** The next piece of work that may begin now, or null. */
export function take(core: Core, busy: Busy, now: number): Job | null {
  if (busy.cards.size >= core.settings.connections) {
    return null;
  }
  const kept = unrecorded(core, busy).find(({ serial }) => core.cares.of(serial).due <= now);
  if (kept !== undefined) {
    return { kind: 'record', operation: kept };
  }
  const lanes = freeLanes(core, busy);
  const chosen = firstOf(core, lanes, now);
  if (chosen !== null) {
    return chosen;
  }
  const watched = watchable(core, busy).find(({ serial }) => core.cares.of(serial).due <= now) ?? null;
  if (core.gate.isOpen()) {
    return watched === null ? null : { kind: 'watch', operation: watched };
  }
  const knocker = lanes.find(({ head }) => mayKnock(core, head, now))?.head ?? watched;
  return busy.knocking || knocker === null || core.gate.knockAt() > now ? null : { kind: 'knock', operation: knocker };
}

/**
 * A guest at the counter first; then what may be sent before what must be asked for. A sale goes once, but a question comes
 * back: where the platform answers more slowly than the questions come, they would hold up every other card for ever.
 */
function firstOf(core: Core, lanes: readonly Lane[], now: number): Job | null {
  const due = lanes.flatMap((lane) => {
    const kind = workOn(core, lane.head);
    const isDue = kind !== null && core.cares.of(lane.head.serial).due <= now;
    return isDue ? [{ kind, operation: lane.head, inFront: isInFront(core, lane) }] : [];
  });
  const chosen = due.find(({ inFront }) => inFront) ?? due.find(({ kind }) => kind !== 'resolve') ?? due[0];
  return chosen === undefined ? null : { kind: chosen.kind, operation: chosen.operation };
}

/** The monotonic ms at which `take` may have something again by itself; Infinity if only an event can bring it. */
export function nextDue(core: Core, busy: Busy): number {
  if (busy.cards.size >= core.settings.connections) {
    return Number.POSITIVE_INFINITY;
  }
  const lanes = freeLanes(core, busy);
  const dues = lanes
    .filter(({ head }) => workOn(core, head) !== null)
    .map(({ head }) => core.cares.of(head.serial).due);
  dues.push(...unrecorded(core, busy).map(({ serial }) => core.cares.of(serial).due));
  const watches = watchable(core, busy).map(({ serial }) => core.cares.of(serial).due);
  if (core.gate.isOpen()) {
    dues.push(...watches);
  } else if (!busy.knocking) {
    const stops = lanes.filter(({ head }) => hasQuestion(head)).map(({ head }) => stoppedUntil(core, head));
    dues.push(Math.max(core.gate.knockAt(), Math.min(...stops, ...watches)));
  }
  return Math.min(...dues);
}

/** When this operation is tried next, if nothing of its card is in flight: wall ms, or null where nothing is due for it. */
export function nextTryOf({ cares, gate, ports }: Core, { serial, state }: Operation): number | null {
  if (state !== 'pending' && state !== 'unknown') {
    return null;
  }
  const now = ports.clock.monotonic();
  const due = Math.max(now, cares.of(serial).due, gate.isOpen() ? now : gate.knockAt());
  return ports.clock.wall() + (due - now);
}

/**
 * What may not wait and cannot go now (section 5): its lane or the line is not free for it. Nor may what a start found, where the disk
 * refused to end it there and then: its guest is gone.
 */
export function stuck(core: Core, busy: Busy, now: number): readonly Operation[] {
  return core.ledger
    .lanes()
    .flatMap((lane) =>
      [lane.head, ...lane.rest].filter(
        (operation) =>
          operation.state === 'pending' &&
          !operation.waits &&
          operation.attempt === 0 &&
          stoppedUntil(core, operation) <= now &&
          !busy.cards.has(lane.cardNo) &&
          (core.cares.of(operation.serial).acceptedAt === null ||
            workOn(core, lane.head) !== 'attempt' ||
            core.cares.of(lane.head.serial).due > now),
      ),
    );
}

function workOn(core: Core, head: Operation): 'record' | 'attempt' | 'resolve' | null {
  if (head.state === 'sending') {
    return 'record';
  }
  if (head.state === 'unknown') {
    // What the log can never show needs no line to become a person's affair.
    return core.gate.isOpen() || !leavesTrace(head) ? 'resolve' : null;
  }
  return core.gate.isOpen() || core.cares.of(head.serial).fresh ? 'attempt' : null;
}

/** A lane whose record throws is left alone until it is due again. */
function mayKnock(core: Core, head: Operation, now: number): boolean {
  return hasQuestion(head) && stoppedUntil(core, head) <= now;
}

/** Whether a question about it could knock at the platform. */
function hasQuestion(head: Operation): boolean {
  return head.state !== 'sending' && leavesTrace(head);
}

function stoppedUntil(core: Core, { serial }: Operation): number {
  const care = core.cares.of(serial);
  return care.stumbles === 0 ? 0 : care.due;
}

/** Outcomes that the disk refused so far, wherever their operation stands by now. */
function unrecorded(core: Core, busy: Busy): readonly Operation[] {
  return [...core.unrecorded.values()]
    .map(({ operation }) => operation)
    .filter(({ cardNo }) => !busy.cards.has(cardNo));
}

function freeLanes(core: Core, busy: Busy): readonly Lane[] {
  const free = core.ledger.lanes().filter(({ cardNo }) => !busy.cards.has(cardNo));
  return inOrder(free, (lane) => isInFront(core, lane));
}

function isInFront(core: Core, { head, rest }: Lane): boolean {
  return [head, ...rest].some(({ serial }) => core.isAwaited(serial));
}

/** Never by a balance: what later sales of the card have moved tells nothing of an earlier one. */
function watchable(core: Core, busy: Busy): readonly Operation[] {
  if (platformOf(core.settings).proof === 'balance') {
    return [];
  }
  const manual = [...core.ledger.open()].filter((operation) => operation.state === 'manual' && leavesTrace(operation));
  const watched = [...core.ledger.watched()].filter((operation) => isStillWatched(core, operation));
  return [...manual, ...watched].filter(({ cardNo }) => !busy.cards.has(cardNo));
}

function isStillWatched({ cares, ports, rules }: Core, { serial, watchUntil }: Operation): boolean {
  const watch = { until: watchUntil, since: cares.of(serial).watchedSince, length: watchFor };
  return rules.isWatched(watch, ports.clock.wall(), ports.clock.monotonic());
}
