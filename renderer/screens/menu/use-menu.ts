// The menu's sync as it stands: read once, then told by main as it goes on; the file, the start, the stop and one item again.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuFileRead, MenuItemView, MenuView } from '../../../shared/menu.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';

export type MenuSync = {
  readonly view: MenuView | null;
  /** The lines that were wrong in the file that was chosen last. */
  readonly refused: MenuFileRead['refused'];
  readonly problem: Failure | null;
  readonly busy: 'open' | 'start' | 'retry' | null;
  readonly asking: boolean;
  /** To be shown by the caller. */
  readonly dialog: ReactNode;
  open(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  retry(item: MenuItemView): Promise<void>;
  again(): void;
};

export function useMenu(): MenuSync {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<MenuView | null>(null);
  const [refused, setRefused] = useState<MenuFileRead['refused']>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<MenuSync['busy']>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let current = true;
    const stop = bridge.on('menu', setView);
    void ask(bridge.getMenu(null)).then((answer) => {
      if (current && answer.ok) {
        setView(answer.value);
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [bridge, round]);

  async function doing(
    what: NonNullable<MenuSync['busy']>,
    work: () => Promise<Result<MenuView> | null>,
  ): Promise<void> {
    if (busy !== null) {
      return;
    }
    setBusy(what);
    setProblem(null);
    const answer = await work();
    setBusy(null);
    if (answer?.ok === true) {
      setView(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  /** Main asks for a PIN once for each file. */
  function allowed(
    call: (approval: ApprovalInput | null) => Promise<Result<MenuView>>,
  ): Promise<Result<MenuView> | null> {
    const what = t('menu.approve', {
      name: view?.file?.name ?? '',
      categories: (view?.categories.new ?? 0) + (view?.categories.changed ?? 0),
      dishes: (view?.dishes.new ?? 0) + (view?.dishes.changed ?? 0),
    });
    return approved.run(call, { what });
  }

  return {
    view,
    refused,
    problem,
    busy,
    asking: approved.dialog !== null,
    dialog: approved.dialog,
    open: () =>
      doing('open', async () => {
        setRefused(null);
        const answer = await ask(bridge.openMenuFile(null));
        if (!answer.ok) {
          return answer;
        }
        setRefused(answer.value.refused);
        return { ok: true, value: answer.value.view };
      }),
    start: () => doing('start', () => allowed((approval) => bridge.startMenuSync({ approval }))),
    // Never held back by what is under way: that is what it stops.
    stop: async () => {
      const answer = await ask(bridge.stopMenuSync(null));
      setProblem(answer.ok ? null : answer.failure);
    },
    retry: ({ kind, code }) =>
      doing('retry', () => allowed((approval) => bridge.retryMenuItem({ kind, code, approval }))),
    again: () => {
      setProblem(null);
      setRound((now) => now + 1);
    },
  };
}
