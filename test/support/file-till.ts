// A running till for a file of end-to-end tests: one application for the file, a picture and the log where a test fails.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { saveArtefacts } from './electron.ts';
import { cashier, openStage, type Stage, type Till } from './stage.ts';

export interface Used {
  readonly stage: () => Stage;
  readonly till: () => Till;
  /** After a test killed or closed the application and started it again. */
  readonly take: (till: Till) => void;
}

/** `signIn`: whether the file's tests begin with a signed-in cashier. Default true. */
export function tillForFile(options: { readonly signIn?: boolean } = {}): Used {
  let stage: Stage | undefined;
  let till: Till | undefined;
  const need = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the till did not start');
    return value;
  };

  beforeAll(async () => {
    stage = await openStage();
    till = await stage.start();
    if (options.signIn !== false) await signIn(till);
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

/** The practice world's first cashier signs in. */
export async function signIn(till: Till): Promise<void> {
  await till.signIn(cashier.userName, cashier.password);
  await till.whenSignedIn();
}
