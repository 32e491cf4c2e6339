// The set-up assistant's channels on the real till: what a first start may do without a PIN, and that it ends for good.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAssistantKeeper } from '../../main/till/assistant/assistant-keeper.ts';
import { assistantFile } from '../../main/till/assistant/first-start.ts';
import { type Bench, openBench } from './till-bench.ts';

let bench: Bench;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yatai-assistant-'));
  const keeper = createAssistantKeeper(assistantFile(folder));
  bench = await openBench({ assistant: { keeper, opens: true, first: true } });
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

test('a first start needs no PIN to connect; once finished it always does, even when the set-up is taken up again', async () => {
  expect(await bench.good('getAssistant', null)).toMatchObject({ shown: true, state: 'begun', free: true });
  expect(await bench.good('importProfile', { approval: null })).toMatchObject({ fileName: null });
  await bench.good('keepAssistant', { place: 'practice', seen: 'place' });
  expect(await bench.good('keepAssistant', { state: 'left' })).toMatchObject({
    shown: false,
    place: 'practice',
    free: true,
  });
  expect(await bench.good('keepAssistant', { state: 'finished' })).toMatchObject({ free: false, seen: ['place'] });
  expect(await bench.good('keepAssistant', { state: 'left' })).toMatchObject({ state: 'left', free: false });
  expect(await bench.bad('importProfile', { approval: null })).toBe('approvalNeeded');
});
