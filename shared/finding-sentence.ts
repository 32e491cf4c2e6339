// A finding of the profile check in words: what is wrong, then what should stand there. The words come from a catalogue.
import type { Catalogue } from './messages/zh-CN.ts';
import type { ProfileFinding } from './profile.ts';
import { sentences } from './sentences.ts';

/** One or two sentences in the catalogue's language. */
export function findingSentence(finding: ProfileFinding, texts: Catalogue['finding']): string {
  const problem = texts.problem[finding.problem].replace('{{detail}}', finding.detail ?? '');
  return finding.expected === null ? problem : sentences([problem, texts.expected[finding.expected]]);
}
