// What looks after the till rather than sells with it, put together: set-up assistant, limits, backups, diagnostics, about.
import { createAboutDesk } from './about/about-desk.ts';
import { createAssistantDesk } from './assistant/assistant-desk.ts';
import { createLimitsDesk } from './assistant/limits-desk.ts';
import { createBackupsDesk } from './backups/backups-desk.ts';
import type { TillDependencies, TillHandlers, WithCashier } from './dependencies.ts';
import { createDiagnosticsDesk } from './diagnostics/diagnostics-desk.ts';
import type { OperationViewer } from './operation-view.ts';
import type { Approvals } from './people/approvals.ts';
import type { Preferences } from './preferences/preferences.ts';
import type { Session } from './session.ts';

type CareChannel =
  | keyof ReturnType<typeof createAboutDesk>
  | keyof ReturnType<typeof createAssistantDesk>['handlers']
  | keyof ReturnType<typeof createBackupsDesk>
  | keyof ReturnType<typeof createDiagnosticsDesk>
  | keyof ReturnType<typeof createLimitsDesk>;

type CareDependencies = TillDependencies & {
  readonly approvals: Approvals;
  readonly preferences: Preferences;
  readonly session: Pick<Session, 'view'>;
  readonly viewer: OperationViewer;
  readonly withCashier: WithCashier;
  readonly health: Pick<TillHandlers, 'getHealth'>;
};

export type Care = {
  readonly handlers: Pick<TillHandlers, CareChannel>;
  /** Nobody has set this till up yet: nobody has a PIN. */
  isFree(): boolean;
};

export function createCare(dependencies: CareDependencies): Care {
  const keeper = dependencies.keeper ?? null;
  const assistant = createAssistantDesk({
    ...dependencies,
    start: dependencies.assistant,
    savedProfile: () => keeper?.older() ?? null,
  });
  const backups = createBackupsDesk(dependencies);
  const secrets = dependencies.knownSecrets;
  return {
    isFree: assistant.isFree,
    handlers: {
      ...assistant.handlers,
      ...createLimitsDesk({ ...dependencies, keeper, isFree: assistant.isFree }),
      ...backups,
      ...createDiagnosticsDesk({ ...dependencies, backups, secrets }),
      ...createAboutDesk({ ...dependencies, journalFile: dependencies.backups.journalFile }),
    },
  };
}
