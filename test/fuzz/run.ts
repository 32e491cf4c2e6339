// `npm run fuzz -- --answers N --seed S --json`: as many answers for each subject, a control for each. The last line is JSON.
import { parseArgs } from 'node:util';
import { type CampaignResult, playCampaign } from './campaign.ts';
import { gullible, subjects } from './subjects.ts';

const { values } = parseArgs({
  options: {
    answers: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const answers = Number(values.answers);
const seed = Number(values.seed);
const controlAnswers = 2_000;

const results: CampaignResult[] = [];
for (const subject of subjects) {
  results.push(await playCampaign(subject, Math.ceil(answers / subjects.length), seed));
}
let controlsNoticed = 0;
for (const subject of subjects) {
  const { falseSuccesses } = await playCampaign(gullible(subject), controlAnswers, seed);
  controlsNoticed += falseSuccesses > 0 ? 1 : 0;
}
const sum = (key: 'answers' | 'believed' | 'falseSuccesses' | 'exceptions' | 'secretsShown') =>
  results.reduce((total, result) => total + result[key], 0);
const summary = {
  answers: sum('answers'),
  believed: sum('believed'),
  falseSuccesses: sum('falseSuccesses'),
  exceptions: sum('exceptions'),
  secretsShown: sum('secretsShown'),
  seed,
  controls: { total: subjects.length, noticed: controlsNoticed },
};
for (const { subject, example } of results) if (example !== null) console.log(`${subject}: ${example}`);
if (!values.json) console.log(`${summary.answers} answers, ${summary.falseSuccesses} false successes`);
console.log(JSON.stringify(summary));
const isGood =
  summary.falseSuccesses + summary.exceptions + summary.secretsShown === 0 &&
  summary.believed > 0 &&
  controlsNoticed === subjects.length;
process.exitCode = isGood ? 0 : 1;
