// What the till still has open, asked for through its page.
import type { PageLink } from './page.ts';

export type Open = {
  readonly serial: string;
  readonly state: string;
  readonly kind: string;
  /** One card a member in this town. */
  readonly memberName: string | null;
};

export async function openSerials(page: PageLink): Promise<readonly Open[]> {
  const all: Open[] = [];
  for (let before: string | null = null; ; ) {
    const request = JSON.stringify({ filter: 'open', before, size: 100 });
    const answer = (await page.evaluate(`yatai.listOperations(${request})`)) as {
      readonly value: { readonly operations: readonly Open[]; readonly nextBefore: string | null };
    };
    all.push(...answer.value.operations);
    before = answer.value.nextBefore;
    if (before === null) return all;
  }
}
