// A choice on a screen that is still there when the cashier comes back to it.
import { useActions, useTill } from './till-context.tsx';

/** A choice that a step back and forth keeps, by its whole name (`members.tab`). */
export function useKept<Value extends string>(
  name: string,
  values: readonly Value[],
  first: Value,
): [Value, (next: Value) => void] {
  const { keepDraft } = useActions();
  const kept = useTill((state) => state.drafts[name]);
  const value = values.find((each) => each === kept) ?? first;
  return [value, (next) => keepDraft(name, next)];
}
