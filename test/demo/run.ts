// `npm run demo`: a cashier's day in the real application, with real keys, against the practice platform over real HTTP.
// Writes out/demo/report.json and a picture a step; ends with 0 only when all was played and both books agree to the fen.
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureRehearsal } from '../../build/package/rehearsal.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { type Day, type PlayedStep, playStep, type Step, takePicture } from './day.ts';
import { makeReport, moneyLines, stepLine, writeReport } from './report.ts';
import { closingSteps } from './steps-closing.ts';
import { offlineSteps } from './steps-offline.ts';
import { onlineSteps } from './steps-online.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { to: { type: 'string' }, packaged: { type: 'boolean' } }, strict: false });
/** `--to FOLDER` keeps report and pictures elsewhere. */
const folder = typeof values['to'] === 'string' ? resolve(values['to']) : join(root, 'out', 'demo');
const steps: readonly Step[] = [...onlineSteps, ...offlineSteps, ...closingSteps];

async function playDay(stage: Stage): Promise<readonly PlayedStep[]> {
  const played: PlayedStep[] = [];
  const day: Day = {
    stage,
    folder,
    till: await stage.start(),
    notes: new Map(),
    picture: (name) => takePicture(day.till, folder, name),
  };
  for (const [index, step] of steps.entries()) {
    const result = await playStep(step, index, day);
    played.push(result);
    console.log(stepLine(result, index, steps.length));
    if (!result.ok) {
      console.log(result.problem);
      break;
    }
  }
  await day.till.app.close();
  return played;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const started = performance.now();
console.log("demo: a cashier's day in the real application, against the practice platform");
/** `--packaged` plays it on the package, as far as a driver can hold it. */
const stage = await openStage(
  values['packaged'] === true ? { packaged: (await ensureRehearsal(root)).executable } : {},
);
// This day's store lets points and coupons pay one bill together, so that one checkout can show every way to pay.
stage.server.world.pointRules = { ...stage.server.world.pointRules, withCoupon: true };
try {
  const played = await playDay(stage);
  const report = makeReport(
    stage,
    played,
    steps.slice(played.length).map((step) => step.name),
  );
  const file = writeReport(folder, report);
  for (const line of moneyLines(report)) console.log(line);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const good = played.filter((step) => step.ok).length;
  console.log(`demo: ${good} of ${steps.length} steps in ${seconds} s; report and pictures: ${relative(root, file)}`);
  process.exitCode = report.ok ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stage.close();
}
