// What an offered version is to the one that runs, and how its notes are told. Pure.
import { versionForm } from '../../../shared/release-list.ts';
import type { UpdateProblem } from '../../../shared/updates.ts';

/** Control characters but tab and line feed, and what turns the direction of writing round. */
const unprintable = /[^\P{C}\t\n]/gu;

export type Judged = 'newer' | 'same' | Extract<UpdateProblem, 'older' | 'badAnswer'>;

/** A downgrade is never an offer. */
export function judgeOffer(running: string, offered: string): Judged {
  const [now, then] = [versionForm.exec(running), versionForm.exec(offered)];
  if (now === null || then === null) {
    return 'badAnswer';
  }
  for (const part of [1, 2, 3]) {
    const step = Number(then[part]) - Number(now[part]);
    if (step !== 0) {
      return step > 0 ? 'newer' : 'older';
    }
  }
  return 'same';
}

/** Release notes as text: they are shown as it stands, never read as a page. */
export function plainNotes(notes: string | null): string | null {
  const text = (notes ?? '').replaceAll('\r\n', '\n').replace(unprintable, '').trim();
  return text === '' ? null : text;
}
