// The handlers of the match: both sides are asked when somebody wants it, the journal is read each time, and lists are paged from the newest match.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { MatchExported, MatchPage, MatchSide, MatchView } from '../../../shared/match.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { settingsView } from '../status.ts';
import { type CodeCheckParts, codeCheck } from './code-check.ts';
import { exportBytes } from './export-file.ts';
import { type Gathered, gatherDay } from './gather.ts';
import { keepLacking, lackingOf } from './lacking.ts';
import { type MatchResult, matchDay } from './match.ts';
import { createReadings, type DayReading } from './readings.ts';
import { fits, matchRow } from './views.ts';

/** `log`: the rows of the platform's log in that match; null where it was not read. */
export type DayStanding = { readonly view: MatchView; readonly log: readonly PlatformTransaction[] | null };

export type MatchDesk = {
  readonly handlers: Pick<TillHandlers, 'getMatch' | 'listMatchRows' | 'exportMatch' | 'getCodeCheck'>;
  /** How a day's match stands with what was read last; null where nobody was asked since the till started. */
  standing(day: string): DayStanding | null;
};

type MatchParts = CodeCheckParts &
  Pick<TillDependencies, 'chooseFile' | 'clock' | 'journal' | 'profile' | 'queue' | 'version'> & {
    readonly withCashier: WithCashier;
  };

type Made = Gathered & { readonly result: MatchResult; readonly view: MatchView };

/** Nothing is asked before a channel is called. */
export function createMatchDesk(parts: MatchParts): MatchDesk {
  const { chooseFile, clock, journal, withCashier } = parts;
  const readings = createReadings(parts);
  /** The match that is on screen: what is paged and exported is what was seen. */
  let shown: Made | null = null;

  function make(day: string, fresh: boolean): Made {
    const reading = readings.last(day);
    const gathered = gatherDay(day, reading, offersLog(parts), lackingOf(day, journal), parts);
    const result = matchDay(gathered.input);
    if (fresh && gathered.input.log.state === 'read') {
      keepLacking(day, result.lacking, journal);
    }
    return { ...gathered, result, view: viewOf(day, reading, fresh, gathered, result, parts) };
  }

  function madeFor(day: string): Made {
    if (shown?.view.day !== day) {
      shown = make(day, false);
    }
    return shown;
  }

  async function getMatch({ day, refresh }: ChannelArgument<'getMatch'>): Promise<Result<MatchView>> {
    const asked = day ?? businessDay(clock.wall());
    if (asked > businessDay(clock.wall())) {
      return failure('dayNotBegun');
    }
    if (refresh) {
      await readings.read(asked);
    }
    shown = make(asked, refresh);
    return success(shown.view);
  }

  function listRows({ day, filter, from, size }: ChannelArgument<'listMatchRows'>): MatchPage {
    const made = madeFor(day);
    const wanted = made.result.groups.filter((group) => fits(group, filter));
    return { rows: wanted.slice(from, from + size).map((group) => matchRow(group, made)), total: wanted.length };
  }

  async function exportMatch({ day, format }: ChannelArgument<'exportMatch'>): Promise<Result<MatchExported>> {
    const made = madeFor(day);
    const rows = made.result.groups.map((group) => matchRow(group, made));
    const { language } = settingsView(parts);
    const name = `${language === 'en' ? 'match' : '三方对账'}-${day}.${format}`;
    const path = (await chooseFile?.saveTable?.(name, format, language)) ?? null;
    if (path === null) {
      return success({ fileName: null, rows: rows.length });
    }
    try {
      await writeFile(path, await exportBytes({ view: made.view, rows, format, language }));
    } catch (error) {
      const code = error instanceof Error ? Reflect.get(error, 'code') : null;
      if (typeof code !== 'string') {
        throw error;
      }
      return failure('exportFailed', { detail: code });
    }
    return success({ fileName: basename(path), rows: rows.length });
  }

  return {
    standing(day) {
      if (readings.last(day) === null) {
        return null;
      }
      const { input, view } = make(day, false);
      return { view, log: input.log.state === 'read' ? input.log.rows : null };
    },
    handlers: {
      getMatch: (asked) => withCashier(() => getMatch(asked)),
      listMatchRows: (asked) => withCashier(async () => success(listRows(asked))),
      exportMatch: (asked) => withCashier(() => exportMatch(asked)),
      getCodeCheck: () => withCashier(() => codeCheck(parts)),
    },
  };
}

/** A platform of another kind keeps no log that could be read. */
function offersLog({ backend }: Pick<MatchParts, 'backend'>): boolean {
  return backend.offers.includes('transactions');
}

function viewOf(
  day: string,
  reading: DayReading | null,
  fresh: boolean,
  { input }: Gathered,
  { sums, counts, verdicts, differing }: MatchResult,
  { clock, journal, profile }: MatchParts,
): MatchView {
  const now = Math.floor(clock.wall());
  const shopNo = profile.unipos?.shopNo;
  const billsAt = shopNo === undefined ? null : journal.uniposBills.readAt(shopNo, day);
  return {
    ...{ day, sums, counts, verdicts, differing },
    today: businessDay(now),
    madeAt: now,
    sides: {
      journal: { state: 'read', at: now, failure: null },
      log: sideOf(input.log.state, fresh, reading?.log.at ?? null, reading?.log.failure ?? null),
      bills: sideOf(input.bills.state, fresh, billsAt, reading?.bills.failure ?? null),
    },
  };
}

function sideOf(
  state: Gathered['input']['log']['state'],
  fresh: boolean,
  at: number | null,
  problem: MatchSide['failure'],
): MatchSide {
  return { state: state === 'read' && !fresh ? 'kept' : state, at, failure: problem };
}
