// The menu's channels: reading a file and saying what is new in it, sending it in the background, stopping, going on, one item again.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MenuFileRead, MenuFilter, MenuItemView, MenuView } from '../../../shared/menu.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { identityOf } from '../own-store.ts';
import type { Approvals } from '../people/approvals.ts';
import { heard, reportReach } from '../reach.ts';
import { settingsView } from '../status.ts';
import { checkMenu } from './check-menu.ts';
import { createMenuShelf } from './menu-shelf.ts';
import { countsOf, itemViews, withNovelty } from './plan.ts';
import { readMenuFile } from './read-menu-file.ts';
import { runSync, type SyncParts, sendCategory, sendDish } from './run-sync.ts';

type MenuChannel =
  | 'getMenu'
  | 'readMenuCategories'
  | 'openMenuFile'
  | 'listMenuItems'
  | 'startMenuSync'
  | 'stopMenuSync'
  | 'retryMenuItem';

export type MenuDesk = {
  readonly handlers: Pick<TillHandlers, MenuChannel>;
  /** Stops after the call that is under way, and resolves when it has come home. */
  stop(): Promise<void>;
};

type MenuDependencies = Pick<
  TillDependencies,
  'backend' | 'chooseFile' | 'clock' | 'complain' | 'journal' | 'profile' | 'queue' | 'version'
> & { readonly approvals: Approvals; readonly emit: Emit; readonly withCashier: WithCashier };

/** Five thousand dishes with long descriptions have room in it. Bytes. */
const largestFile = 5_000_000;
/** So many wrong lines are told at once; all are counted. */
const mostProblems = 200;

/** Nothing runs before a channel is called. */
export function createMenuDesk(dependencies: MenuDependencies): MenuDesk {
  const { approvals, backend, clock, complain, emit, journal, queue, withCashier } = dependencies;
  const { platform, store } = identityOf(dependencies.profile);
  const shelf = createMenuShelf(journal.settings, `${platform} ${store}`);
  let running: Promise<void> | null = null;
  let stopWanted = false;
  let problem: Failure | null = null;
  /** The file whose sync somebody with the right has approved, by when it was read: going on needs no second PIN. */
  let approvedFile: number | null = null;

  function items(): readonly MenuItemView[] {
    const file = shelf.file();
    return file === null ? [] : itemViews(file, shelf.confirmed());
  }

  function view(): MenuView {
    const file = shelf.file();
    const confirmed = shelf.confirmed();
    const all = items();
    const inFile = new Set(file?.dishes.map(({ code }) => code));
    return {
      state: stateOf(all),
      file: file === null ? null : { name: file.name, readAt: file.readAt },
      categories: countsOf(all.filter(({ kind }) => kind === 'category')),
      dishes: countsOf(all.filter(({ kind }) => kind === 'dish')),
      others: Object.keys(confirmed.dishes).filter((code) => !inFile.has(code)).length,
      problem,
    };
  }

  function stateOf(all: readonly MenuItemView[]): MenuView['state'] {
    if (running !== null) {
      return stopWanted ? 'stopping' : 'running';
    }
    if (all.length === 0) {
      return 'none';
    }
    if (!all.some(({ state }) => state === 'waiting')) {
      return 'finished';
    }
    return all.some(({ state }) => state === 'done' || state === 'failed') || problem !== null ? 'stopped' : 'ready';
  }

  const parts: SyncParts = {
    menu: backend.menu,
    shelf,
    wanted: () => !stopWanted,
    told: (answer) => {
      reportReach(queue, answer);
      emit('menu', view());
    },
  };

  function begin(work: () => Promise<Failure | null>): void {
    stopWanted = false;
    problem = null;
    running = work()
      .then((stopped) => {
        problem = stopped;
      })
      .catch((error: unknown) => {
        complain('the menu could not be sent', error);
        problem = failure('menuStopped').failure;
      })
      .finally(() => {
        running = null;
        emit('menu', view());
      });
  }

  async function approve(approval: ApprovalInput | null, operator: string): Promise<Failure | null> {
    const file = shelf.file();
    if (file === null) {
      return failure('menuNothing').failure;
    }
    if (approvedFile === file.readAt) {
      return null;
    }
    const about = { operator, serial: null, details: { file: file.name, dishes: file.dishes.length } };
    const approver = await approvals.require(approval, 'changeMenu', about);
    if (!approver.ok) {
      return approver.failure;
    }
    approvedFile = file.readAt;
    return null;
  }

  async function openFile(): Promise<Result<MenuFileRead>> {
    if (running !== null) {
      return failure('menuBusy');
    }
    const { language } = settingsView(dependencies);
    const path = (await dependencies.chooseFile?.openMenu?.(language)) ?? null;
    if (path === null) {
      return success({ view: view(), refused: null });
    }
    const bytes = await bytesOf(path);
    if (bytes === null) {
      return failure('menuFileUnreadable', { file: basename(path) });
    }
    const known = heard(queue, await backend.menu.categories());
    if (!known.ok) {
      return known;
    }
    const read = readMenuFile(bytes);
    const checked = read.ok ? checkMenu(read.menu, known.value) : read;
    if (!checked.ok) {
      const { problems } = checked;
      const refused = { name: basename(path), problems: problems.slice(0, mostProblems), count: problems.length };
      return success({ view: view(), refused });
    }
    const confirmed = shelf.confirmed();
    // What was refused of an older file is no word on this one.
    shelf.putConfirmed({ ...confirmed, refusedCategories: {}, refusedDishes: {} });
    const content = withNovelty(checked.menu, known.value, confirmed);
    const readAt = clock.wall();
    shelf.putFile({ name: basename(path), readAt, store: confirmed.store, ...content });
    problem = null;
    return success({ view: view(), refused: null });
  }

  const handlers: MenuDesk['handlers'] = {
    getMenu: () => withCashier(async () => success(view())),
    readMenuCategories: () =>
      withCashier(async () => {
        return heard(queue, await backend.menu.categories());
      }),
    openMenuFile: () => withCashier(openFile),
    listMenuItems: ({ filter, from, size }) =>
      withCashier(async () => {
        const wanted = items().filter((item) => fits(item, filter));
        return success({ items: wanted.slice(from, from + size), more: wanted.length > from + size });
      }),
    startMenuSync: ({ approval }) =>
      withCashier(async (operator) => {
        if (running !== null) {
          return success(view());
        }
        const barred = await approve(approval, operator);
        if (barred !== null) {
          return { ok: false, failure: barred };
        }
        if (running === null) {
          begin(() => runSync(parts));
        }
        return success(view());
      }),
    stopMenuSync: () =>
      withCashier(async () => {
        stopWanted = true;
        emit('menu', view());
        await running;
        return success(view());
      }),
    retryMenuItem: ({ kind, code, approval }) =>
      withCashier(async (operator): Promise<Result<MenuView>> => {
        if (running !== null) {
          return failure('menuBusy');
        }
        const barred = await approve(approval, operator);
        if (barred !== null) {
          return { ok: false, failure: barred };
        }
        const file = shelf.file();
        const category = kind === 'category' ? file?.categories.find(({ id }) => id === code) : undefined;
        const dish = kind === 'dish' ? file?.dishes.find((each) => each.code === code) : undefined;
        begin(async () =>
          category !== undefined ? sendCategory(category, parts) : dish === undefined ? null : sendDish(dish, parts),
        );
        await running;
        return success(view());
      }),
  };

  return {
    handlers,
    async stop() {
      stopWanted = true;
      await running;
    },
  };
}

function fits(item: MenuItemView, filter: MenuFilter): boolean {
  return filter === 'all' || (filter === 'failed' ? item.state === 'failed' : item.novelty === filter);
}

/** Null where it cannot be read, or is larger than any menu. */
async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return (await stat(path)).size > largestFile ? null : await readFile(path);
  } catch {
    return null;
  }
}
