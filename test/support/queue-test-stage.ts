// A queue on its stage that is closed when its test is over.
import { onTestFinished } from 'vitest';
import { createStage, type Stage, type StageOptions } from './queue-stage.ts';

export function openStage(options: StageOptions = {}): Stage {
  const stage = createStage(options);
  onTestFinished(() => stage.close());
  return stage;
}
