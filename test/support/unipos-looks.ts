// Looks at UniPOS's screens: what is wrong with them in either language, and that none of them, and no line of the log, ever bears a secret.
import { join } from 'node:path';
import { expect } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { Used } from './file-till.ts';
import { technician } from './practice-approvals.ts';
import { screenFaults } from './screen-faults.ts';
import { see } from './see.ts';

/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

export function uniposLooks(used: Used) {
  /** Every text that was on the screen where this file looked. */
  const seen: string[] = [];

  return {
    /** What is wrong with the screen as it stands, in both languages. */
    async look(name: string): Promise<void> {
      const till = used.till();
      for (const language of ['zh-CN', 'en']) {
        await see.poll(() => till.language()).toBe(language);
        seen.push(await till.page.evaluate(() => document.body.textContent ?? ''));
        seen.push(
          ...(await till.page.evaluate(() => [...document.querySelectorAll('textarea')].map(({ value }) => value))),
        );
        if (pictures !== undefined) {
          await till.page.screenshot({ path: join(pictures, `unipos-${name}-${language}.png`) });
        }
        expect(await screenFaults(till.page), `${name}, ${language}`).toEqual([]);
        await till.press('language-switch');
      }
      await see.poll(() => till.language()).toBe('zh-CN');
    },

    /** A technician lets it through. */
    async approve(): Promise<void> {
      const till = used.till();
      await see(till.see('approval-dialog')).toBeVisible();
      await till.press(`approver-${technician.personId}`);
      await till.keys.numericBlock(technician.pin);
      await till.keys.press('Enter');
      await see(till.see('approval-dialog')).toHaveCount(0);
    },

    /** The tokens and secrets that the till really sent to UniPOS, without the wrong one of a test. */
    sentSecrets: (): readonly string[] =>
      used
        .stage()
        .server.unipos.received()
        .flatMap(({ query }) => ['token', 'appsecret'].map((name) => new URLSearchParams(query).get(name) ?? ''))
        .filter((text) => text !== '' && text !== 'wrong'),

    /** None of these, nor what a member service lets a till in by. */
    expectNoSecret(secrets: readonly string[]): void {
      expect(secrets.length).toBeGreaterThan(0);
      expect(seen.length).toBeGreaterThan(0);
      const shown = `${seen.join('\n')}\n${used.till().app.lines.join('\n')}`;
      const credentials = practiceWorldGuide.unipos.memberCredentials.map(({ value }) => value);
      for (const secret of new Set([...secrets, ...credentials].filter((text) => text.length > 6))) {
        expect(shown).not.toContain(secret);
      }
    },
  };
}
