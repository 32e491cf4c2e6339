// The interface console's channels: who may use it, what must be confirmed before it leaves, and what is written down of it.
import type { InterfaceFormat, InterfaceResults, InterfaceView } from '../../../shared/interfaces-console.ts';
import { longestRequest } from '../../../shared/interfaces-console.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ConsoleSubject } from '../../backends/console-door.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { maskCard } from '../masks.ts';
import type { Approvals } from '../people/approvals.ts';
import { createConsoleOpening } from './console-opening.ts';
import { moneyCalls, noteLeaving } from './console-trail.ts';

export type ConsoleHandlers = Pick<TillHandlers, 'listInterfaces' | 'getInterface' | 'copyInterface' | 'sendInterface'>;

export type ConsoleDeskDependencies = Pick<
  TillDependencies,
  'clock' | 'complain' | 'consoleDoor' | 'journal' | 'practice' | 'probe' | 'random'
> & { readonly approvals: Approvals; readonly withCashier: WithCashier };

export type ConsoleDesk = {
  readonly handlers: ConsoleHandlers;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

type Asked = ChannelArgument<'sendInterface'>;

/** Shut until somebody's PIN opens it. One exchange at a time. */
export function createConsoleDesk(dependencies: ConsoleDeskDependencies): ConsoleDesk {
  const { approvals, clock, complain, consoleDoor: door, journal, practice, probe, withCashier } = dependencies;
  const opening = createConsoleOpening(clock, approvals);
  const trail = { audit: journal.audit, random: dependencies.random };
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  /** The interface, once the console is open. */
  async function found(id: string, operator: string): Promise<Result<{ view: InterfaceView; personId: string }>> {
    const holder = await opening.holder(operator);
    if (!holder.ok) {
      return holder;
    }
    const view = door.interfaces().find((one) => one.id === id);
    return view === undefined ? failure('interfaceUnknown') : success({ view, personId: holder.value });
  }

  /** Fails with `requestTooLarge` {limit in KB}, and as the door's check does. */
  function checked(id: string, body: string, format: InterfaceFormat): Result<ConsoleSubject> {
    return Buffer.byteLength(body, 'utf8') > longestRequest
      ? failure('requestTooLarge', { limit: longestRequest / 1024 })
      : door.check(id, body, format);
  }

  /** What stands between a press and the wire: null where nothing does, and the person whose PIN it took where one did. */
  async function cleared(
    asked: Asked,
    view: InterfaceView,
    subject: ConsoleSubject,
    operator: string,
  ): Promise<Result<string | null>> {
    if (view.effect === 'auth') {
      if (probe.isRunning()) {
        return failure('probeRunning');
      }
      return view.sends === 'form' && !asked.confirmed ? failure('confirmTokenCall') : success(null);
    }
    if (view.effect !== 'money') {
      return success(null);
    }
    if (journal.handOver.mark() !== null) {
      return failure('handedOver');
    }
    if (probe.isRunning() || probe.holds(subject.cardNo)) {
      return failure('probeRunning');
    }
    if (practice !== null) {
      return success(null);
    }
    const card = subject.cardNo === null ? '–' : maskCard(subject.cardNo);
    const amount = subject.amount ?? '–';
    if (!asked.confirmed) {
      return failure('confirmMoneyCall', { card, amount });
    }
    const details = { step: 'money', interface: view.id, card, amount };
    const approved = await approvals.require(asked.approval, 'sendConsoleMoney', { operator, serial: null, details });
    return approved.ok ? success(approved.value.personId) : approved;
  }

  async function send(asked: Asked, operator: string): Promise<Result<InterfaceResults['sendInterface']>> {
    const { id, body } = asked;
    const at = await found(id, operator);
    if (!at.ok) {
      return at;
    }
    const { view, personId } = at.value;
    const format = formatFor(view, asked.format);
    const subject = checked(id, body, format);
    if (!subject.ok) {
      return subject;
    }
    const clear = await cleared(asked, view, subject.value, operator);
    if (!clear.ok) {
      return clear;
    }
    const noteEnd =
      view.effect === 'read' || view.sends === 'browser'
        ? null
        : noteLeaving(trail, {
            view,
            body: door.shown(id, body),
            ...subject.value,
            operator,
            personId: clear.value ?? personId,
          });
    const exchange = await door.send(id, body, format);
    try {
      noteEnd?.(exchange);
    } catch (error) {
      // It has left and has its first entry: the person must see what came of it all the more.
      complain('the end of a console call could not be written down', error);
    }
    return success({ exchange, moneyCalls: moneyCalls(journal.audit) });
  }

  return {
    handlers: {
      listInterfaces: ({ approval }) =>
        withCashier(async (operator) => {
          const opened = await opening.open(approval, operator);
          return opened.ok
            ? success({
                interfaces: door.interfaces(),
                moneyCalls: moneyCalls(journal.audit),
                platform: door.address,
              })
            : opened;
        }),
      getInterface: ({ id, format }) =>
        withCashier(async (operator) => {
          const at = await found(id, operator);
          return at.ok ? success(door.sample(id, formatFor(at.value.view, format))) : at;
        }),
      copyInterface: ({ id, body, format: wanted }) =>
        withCashier(async (operator) => {
          const at = await found(id, operator);
          if (!at.ok) {
            return at;
          }
          const format = formatFor(at.value.view, wanted);
          const subject = checked(id, body, format);
          return subject.ok ? success({ command: door.command(id, body, format) }) : subject;
        }),
      sendInterface: (asked) => inTurn(() => withCashier((operator) => send(asked, operator))),
    },
    async idle() {
      await turn;
    },
  };
}

/** What was asked for where the interface speaks it, else the one that it begins with. */
function formatFor({ formats }: InterfaceView, wanted: InterfaceFormat | undefined): InterfaceFormat {
  return formats.find((format) => format === wanted) ?? formats[0];
}
