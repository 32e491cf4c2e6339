// `npm run pictures:manual`: the pictures of the two manuals, in both languages, into docs/pictures/manual. A picture's name is its stop on the tour.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '../support/file-till.ts';
import { languages, sizes, speak } from '../support/looks.ts';
import { openStage } from '../support/stage.ts';
import { tour } from '../support/tour.ts';
import { settled } from '../support/way-home.ts';

const folder = join(import.meta.dirname, '../../docs/pictures/manual');
mkdirSync(folder, { recursive: true });

/** The stops that the manuals show. */
const shown = new Map([
  ['counter', 'counter'],
  ['checkout', 'checkout'],
  ['outcome', 'outcome'],
  ['recharge', 'recharge'],
  ['revoke', 'revoke'],
  ['queue', 'queue'],
  ['shift', 'shift'],
  ['dayEnd', 'day-end'],
  ['reports', 'reports'],
  ['practice', 'course'],
  ['settings', 'settings'],
]);

const stage = await openStage();
try {
  const till = await stage.start();
  await till.page.setViewportSize(sizes[0]);
  const left = new Set(shown.keys());
  await tour(
    till,
    async (stop) => {
      const name = shown.get(stop);
      if (name === undefined || !left.delete(stop)) return;
      // Where it pressed last it would point at something.
      await till.page.mouse.move(0, 0);
      for (const language of languages) {
        await speak(till, language);
        await settled(till.page);
        await till.page.screenshot({ path: join(folder, `${name}.${language}.png`) });
      }
      await speak(till, 'zh-CN');
    },
    () => signIn(till),
  );
  console.log(`manual: ${shown.size - left.size} of ${shown.size} pictures in both languages`);
  process.exitCode = left.size === 0 ? 0 : 1;
} finally {
  await stage.close();
}
