// A running till for a file of end-to-end tests: one application for the file, a picture and the log where a test fails.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type LaunchOptions, saveArtefacts } from './electron.ts';
import { see } from './see.ts';
import { cashier, openStage, type Stage, type Till } from './stage.ts';

export interface Used {
  readonly stage: () => Stage;
  readonly till: () => Till;
  /** After a test killed or closed the application and started it again. */
  readonly take: (till: Till) => void;
}

type FileOptions = {
  /** Whether the file's tests begin with a signed-in cashier. Default true. */
  readonly signIn?: boolean;
  /** More of the launch than the stage's own. */
  readonly launch?: (stage: Stage) => Partial<LaunchOptions>;
};

export function tillForFile(options: FileOptions = {}): Used {
  let stage: Stage | undefined;
  let till: Till | undefined;
  const need = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the till did not start');
    return value;
  };

  beforeAll(async () => {
    stage = await openStage();
    till = await stage.start(options.launch?.(stage));
    if (options.signIn === false) return;
    try {
      await signIn(till);
    } catch (error) {
      throw await withEvidence(error, till, 'the sign-in of a file');
    }
  });

  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      if (till !== undefined) await saveArtefacts(till.app, task.name);
    });
  });

  afterAll(async () => {
    await stage?.close();
  });

  return {
    stage: () => need(stage),
    till: () => need(till),
    take: (next) => {
      till = next;
    },
  };
}

/** No test has begun where a hook fails, so nobody else saves what was on the screen. */
async function withEvidence(error: unknown, till: Till, name: string): Promise<Error> {
  const folder = await saveArtefacts(till.app, name);
  const shown = await till.page.locator('body').textContent({ timeout: 5_000 }).catch(String);
  const printed = till.app.lines.slice(-20).join('\n');
  return new Error(`${String(error)}\nOn screen:\n${shown}\nPrinted:\n${printed}\nPicture: ${folder}`, {
    cause: error,
  });
}

/** The practice world's first cashier signs in. As a person does, once more where the platform did not answer in time. */
export async function signIn(till: Till): Promise<void> {
  await till.signIn(cashier.userName, cashier.password);
  const [field, refusal] = [till.see('scan-field'), till.see('failure-text')];
  await see(field.or(refusal).first()).toBeVisible();
  if (await refusal.isVisible()) await till.keys.press('Enter');
  await till.whenSignedIn();
}
