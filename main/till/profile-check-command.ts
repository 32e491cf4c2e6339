// The technician's command: every finding of a connection profile in one list. Exit code 0: good, 1: findings, 2: nothing to check.
import { readFileSync } from 'node:fs';
import { findingSentence } from '../../shared/finding-sentence.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { checkProfile } from './profile-check.ts';

function check(path: string): number {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      `${path}: cannot be read (${why}). Give the path of a profile, for example: npm run profile:check -- profile.json`,
    );
    return 2;
  }
  const result = checkProfile(text);
  if (result.ok) {
    console.log(`${path}: good. ${result.profile.name}, backend ${result.profile.backend}`);
    return 0;
  }
  const texts = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? zhCN : en;
  for (const finding of result.findings) {
    const place = finding.path === '' ? '' : `${finding.path}: `;
    console.log(`${path}:${finding.line ?? 1}: ${place}${findingSentence(finding, texts.finding)}`);
  }
  console.log(`${result.findings.length} finding${result.findings.length === 1 ? '' : 's'}`);
  return 1;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run profile:check -- FILE');
  process.exitCode = 2;
} else {
  process.exitCode = check(file);
}
