// How far the set-up assistant came, in a small file of the installation: it goes on over the restart that takes the till from practice to its store.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { assistantPlaces, assistantSteps } from '../../../shared/assistant.ts';

const keptSchema = z.strictObject({
  state: z.enum(['begun', 'left', 'finished']),
  /** It began at an installation's first start: until a store's profile is saved or it is finished, nobody has a PIN to ask for. */
  first: z.boolean(),
  place: z.enum(assistantPlaces).nullable(),
  seen: z.array(z.enum(assistantSteps)),
});
export type KeptAssistant = z.infer<typeof keptSchema>;

export type AssistantKeeper = {
  /** Null where this installation never had one. */
  read(): KeptAssistant | null;
  /** Whole or not at all. Throws what the disk says. */
  write(kept: KeptAssistant): void;
};

/** `file` is absolute; its folder exists. What cannot be read counts as finished: a broken note must not stand before a till that sells. */
export function createAssistantKeeper(file: string): AssistantKeeper {
  return {
    read() {
      if (!existsSync(file)) {
        return null;
      }
      try {
        return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return { state: 'finished', first: false, place: null, seen: [] };
      }
    },
    write(kept) {
      writeFileSync(`${file}.new`, JSON.stringify(kept), { flush: true });
      renameSync(`${file}.new`, file);
    },
  };
}

/** What the shell decided before anything was opened. `opens`: the till was started without a profile or a practice server of the caller's. */
export type AssistantStart = {
  readonly keeper: AssistantKeeper;
  readonly opens: boolean;
  readonly first: boolean;
};
