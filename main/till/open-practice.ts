// The practice platform of a training till: one that runs elsewhere, or our own, whose world is kept between starts.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeDesk, TillDependencies } from './dependencies.ts';
import {
  applyFault,
  embeddedPracticeDesk,
  type KeptPractice,
  keepPractice,
  readKeptPractice,
  remotePracticeDesk,
} from './practice-desk.ts';

export type OpenPractice = { readonly url: string; readonly desk: PracticeDesk; readonly close: () => Promise<void> };

/** The server elsewhere, or one of our own that goes on with the world it left in `folder`. */
export async function openPractice(
  folder: string,
  elsewhere: { readonly url: string; readonly key: string } | null,
  complain: TillDependencies['complain'],
): Promise<OpenPractice> {
  if (elsewhere !== null) {
    const { url, key } = elsewhere;
    return { url, desk: remotePracticeDesk(url, key), close: async () => undefined };
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'world.json');
  const kept = readKeptPractice(file);
  let fault = kept?.fault ?? 'none';
  function keep(world: KeptPractice['world']): void {
    try {
      keepPractice(file, { world, fault });
    } catch (error) {
      complain('the practice world could not be kept', error);
    }
  }
  // Loaded only where it is needed: a store's till has no use for a web server.
  const { startPracticeServer } = await import('../practice/practice-server.ts');
  const server = await startPracticeServer({ ...(kept === null ? {} : { world: kept.world }), onChange: keep });
  await applyFault(server, fault);
  const desk = embeddedPracticeDesk(server, fault, (next) => {
    fault = next;
    keep(server.world);
  });
  return { url: server.url, desk, close: server.close };
}
