// The set-up assistant's steps, the limits as they are typed, and how a restart goes into practice and back.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlaces } from '../../main/electron/places.ts';
import { prepareRestart } from '../../main/electron/restart.ts';
import { createAssistantKeeper } from '../../main/till/assistant/assistant-keeper.ts';
import { assistantFile, isFirstStart } from '../../main/till/assistant/first-start.ts';
import { limitFields, limitsDraftOf, limitsIn, limitValue } from '../../renderer/screens/settings/limits-draft.ts';
import { isEarly, missingSteps, nextOpen } from '../../renderer/store/assistant-steps.ts';
import type { AssistantView } from '../../shared/assistant.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';

const fresh: AssistantView = {
  shown: true,
  state: 'begun',
  place: null,
  seen: [],
  practice: true,
  saved: false,
  manager: false,
  people: 0,
  free: true,
  restarts: true,
};

describe('the steps', () => {
  test('practice needs no profile; a store needs one and a new start', () => {
    expect(nextOpen(fresh)).toBe('language');
    const practice: AssistantView = { ...fresh, seen: ['language'], place: 'practice', manager: true };
    expect([nextOpen(practice), isEarly(practice)]).toEqual(['devices', false]);
    const store: AssistantView = { ...fresh, place: 'store', saved: true };
    expect([nextOpen(store), isEarly(store)]).toEqual(['profile', true]);
    expect(nextOpen({ ...store, practice: false })).toBe('people');
  });

  test('nothing is missing where everything is there', () => {
    const done: AssistantView = {
      ...fresh,
      place: 'store',
      practice: false,
      manager: true,
      seen: ['devices', 'limits'],
    };
    expect(missingSteps(done)).toEqual([]);
    expect(nextOpen(done)).toBe('summary');
  });
});

describe('the first start', () => {
  test('is one where nothing lies there yet, and nobody named a store', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yatai-first-'));
    try {
      const profile = join(folder, 'profile.json');
      expect(isFirstStart(folder, profile)).toBe(true);
      createAssistantKeeper(assistantFile(folder)).write({ state: 'begun', first: true, place: null, seen: [] });
      expect(isFirstStart(folder, profile)).toBe(false);
      rmSync(assistantFile(folder));
      mkdirSync(join(folder, 'practice'));
      writeFileSync(join(folder, 'practice', 'journal.db'), '');
      expect(isFirstStart(folder, profile)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a start on a profile or on a practice server of the caller’s is never stopped', () => {
    const mayAssist = (environment: Record<string, string>) => readPlaces(environment, '/nowhere', '/app').mayAssist;
    expect(mayAssist({})).toBe(true);
    expect(mayAssist({ YATAI_PROFILE: '/store.json' })).toBe(false);
    expect(mayAssist({ YATAI_PROFILE: 'practice' })).toBe(false);
    expect(mayAssist({ YATAI_PRACTICE_URL: 'http://127.0.0.1:1' })).toBe(false);
  });

  test('a note that cannot be read does not stand before a till that sells', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yatai-first-'));
    try {
      writeFileSync(assistantFile(folder), '{ "state": "beg');
      expect(createAssistantKeeper(assistantFile(folder)).read()?.state).toBe('finished');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a restart', () => {
  test('into practice and back leaves the environment as it was', () => {
    for (const before of [{}, { YATAI_PROFILE: '/store.json' }]) {
      const environment: Record<string, string | undefined> = { ...before };
      prepareRestart(environment, 'practice', null);
      expect(environment['YATAI_PROFILE']).toBe('practice');
      prepareRestart(environment, 'practice', null);
      prepareRestart(environment, 'store', null);
      expect(environment).toEqual(before);
    }
  });

  test('hands on the secret that this machine would forget, and nothing else', () => {
    const environment: Record<string, string | undefined> = {};
    prepareRestart(environment, 'same', 's');
    expect(environment).toEqual({ YATAI_APP_SECRET: 's' });
  });
});

describe('the limits as they are typed', () => {
  test('what nobody touched stays to the fen and the millisecond', () => {
    const odd = { ...defaultLimits, offlineTime: 86_399_999, perSale: fen(12_345) };
    expect(limitsIn(limitsDraftOf(odd), odd)).toEqual(odd);
  });

  test('yuan, hours and counts are read; what is no number is not saved', () => {
    const draft = {
      ...limitsDraftOf(defaultLimits),
      perSale: '150.5',
      offlineTime: '12',
      openPerCard: '0',
      decisionAlone: '0',
    };
    expect(limitsIn(draft, defaultLimits)).toMatchObject({
      perSale: 15_050,
      offlineTime: 43_200_000,
      openPerCard: 0,
      decisionAlone: 0,
      openPerTill: 500,
    });
    for (const field of limitFields) {
      for (const wrong of ['', '-1', 'x', '1.234', '99999999999']) {
        expect(limitValue(field, wrong), `${field} ${wrong}`).toBeNull();
      }
    }
  });
});
