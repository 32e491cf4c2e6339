// A step of the live check in words, for whoever has a catalogue but no screen: what was found, and what to ask the vendor for.
import { type ConnectionStep, type FindingValues, findingGroup } from './connect.ts';
import type { Catalogue } from './messages/zh-CN.ts';

export type StepSentence = { readonly says: string; readonly ask: string | null; readonly words: string | null };

/** In the catalogue's language. `ask` is for a step that failed, `words` are the platform's own. */
export function stepSentence(step: ConnectionStep, texts: Catalogue['connect']): StepSentence {
  switch (step.state) {
    case 'waiting':
    case 'trying':
      return { says: texts.states[step.state], ask: null, words: null };
    case 'notTried':
      return { says: texts.states[step.finding], ask: null, words: null };
    case 'ok':
      return { says: filled(textAt(texts.findings, step), step.values), ask: null, words: null };
    case 'failed':
      return {
        says: filled(textAt(texts.findings, step), step.values),
        ask: filled(texts.ask, { ask: textAt(texts.asks, step) }),
        words: step.words === null || step.words === '' ? null : filled(texts.words, { words: step.words }),
      };
  }
}

type Found = Extract<ConnectionStep, { readonly state: 'ok' | 'failed' }>;
type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Empty where the catalogue lacks it: the catalogue's test keeps that from happening. */
function textAt(groups: Groups, { id, finding }: Found): string {
  return groups[findingGroup(id, finding)]?.[finding] ?? '';
}

function filled(text: string, values: FindingValues): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
