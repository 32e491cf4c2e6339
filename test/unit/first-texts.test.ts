// What the first screen says is there before anything is fetched: nobody sees a key, a hole, or another language.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../renderer/i18n.ts';
import { firstEnglish } from '../../shared/messages/en/first.ts';
import { en } from '../../shared/messages/en.ts';
import { firstChinese } from '../../shared/messages/zh-CN/first.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';

/** Painted before the till has told anything. What they say about a store, a person or a failure comes after that. */
const firstParts = ['app.tsx', 'components/guard.tsx', 'components/status-bar.tsx', 'screens/sign-in/sign-in.tsx'];
const toldLater = /^(?:probe|assistant|memberService)\./;

/** The keys that a source asks for by name. */
function keysIn(file: string): string[] {
  const source = readFileSync(new URL(`../../renderer/${file}`, import.meta.url), 'utf8');
  return [...source.matchAll(/\bt\(\s*'([\w.]+)'/g)].flatMap(([, key = '']) => (toldLater.test(key) ? [] : [key]));
}

describe('the first screen', () => {
  it.each(['zh-CN', 'en'] as const)('says all that it says in %s without fetching anything', (language) => {
    const texts = createTexts(language, () => new Promise(() => undefined));
    const keys = firstParts.flatMap(keysIn);
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !texts.exists(key))).toEqual([]);
  });

  it('says there what the whole catalogue says', () => {
    expect(zhCN).toMatchObject(firstChinese);
    expect(en).toMatchObject(firstEnglish);
    expect(Object.keys(firstEnglish)).toEqual(Object.keys(firstChinese));
  });

  it('shows nothing for a text that is still on its way, and the text as soon as it is there', async () => {
    let arrive = (_whole: typeof zhCN): void => undefined;
    const texts = createTexts('zh-CN', () => new Promise((resolve) => (arrive = resolve)));
    expect(texts.t('revoke.title')).toBe('');
    const loaded = new Promise((resolve) => texts.on('loaded', resolve));
    arrive(zhCN);
    await loaded;
    expect(texts.t('revoke.title')).toBe(zhCN.revoke.title);
  });

  it('changes the language when all of the other one is there', async () => {
    const arrived: string[] = [];
    const texts = createTexts('zh-CN', async (language) => {
      arrived.push(language);
      return language === 'en' ? en : zhCN;
    });
    await texts.changeLanguage('en');
    expect(arrived).toEqual(['zh-CN', 'en']);
    expect(texts.t('revoke.title')).toBe(en.revoke.title);
  });
});
