// The state of a form that is filled by the pad: texts, which field is meant, and the keys. What is no secret survives Esc and a refusal.
import { useCallback, useState } from 'react';
import { startsAnew } from '../../components/pad-text.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { type PadField, pressField, takesKey } from './pad-fields.ts';

export type PadFields<Name extends string> = {
  readonly fields: readonly PadField<Name>[];
  readonly text: (name: Name) => string;
  readonly at: Name;
  /** The amount that is meant was typed before: the next digit begins a new one. */
  readonly kept: boolean;
  readonly choose: (name: Name) => void;
  readonly set: (name: Name, text: string) => void;
  /** A key of the pad, for the field that is meant. */
  readonly press: (key: string) => void;
  /** Empties these, or all of them, and begins with the first. */
  readonly clear: (names?: readonly Name[]) => void;
  /** Digits, ↑ and ↓, and Enter: the next field, after the last `submit`. */
  readonly onKey: (key: AppKey, submit: () => void) => boolean;
};

/** `form` names the drafts; `fields` must not be empty. `start`: the field that is meant at first, where it is not the first one. */
export function usePadFields<Name extends string>(
  form: string,
  fields: readonly PadField<Name>[],
  start?: Name,
): PadFields<Name> {
  const { keepDraft } = useActions();
  const drafts = useTill((state) => state.drafts);
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosenName] = useState<Name | null>(start ?? null);
  const [touched, setTouched] = useState(false);
  const index = Math.max(
    0,
    fields.findIndex(({ name }) => name === chosen),
  );
  const field = fields[index] as PadField<Name>;
  const fresh = useFreshness(`${form} ${field.name}`);
  const setChosen = useCallback((name: Name | null) => {
    setChosenName(name);
    setTouched(false);
  }, []);
  const isSecret = (name: Name) => fields.some((each) => each.name === name && each.kind === 'secret');
  const text = (name: Name) => (isSecret(name) ? secrets[name] : drafts[draftOf(form, name)]) ?? '';

  const kept = field.kind === 'amount' && !touched && text(field.name) !== '';

  function set(name: Name, next: string): void {
    if (isSecret(name)) {
      setSecrets((now) => ({ ...now, [name]: next }));
    } else {
      keepDraft(draftOf(form, name), next);
    }
  }

  function press(key: string): void {
    if (takesKey(field.kind, key)) {
      set(field.name, pressField(field, kept && startsAnew(key) ? '' : text(field.name), key));
      setTouched(true);
    }
  }

  const step = (by: number) => setChosen((fields[Math.max(0, Math.min(index + by, fields.length - 1))] ?? field).name);

  const clear = useCallback(
    (names?: readonly Name[]) => {
      setSecrets({});
      setChosen(start ?? null);
      for (const { name } of fields) {
        if (names === undefined || names.includes(name)) {
          keepDraft(draftOf(form, name), '');
        }
      }
    },
    [fields, form, keepDraft, setChosen, start],
  );

  return {
    fields,
    text,
    at: field.name,
    kept,
    choose: setChosen,
    set,
    press,
    clear,
    onKey({ name, timeMs }, submit) {
      if (name === 'ArrowDown' || name === 'ArrowUp') {
        step(name === 'ArrowDown' ? 1 : -1);
        return true;
      }
      if (name === 'Enter') {
        if (index < fields.length - 1) {
          step(1);
        } else if (fresh(timeMs)) {
          submit();
        }
        return true;
      }
      if (takesKey(field.kind, name)) {
        press(name);
        return true;
      }
      return false;
    },
  };
}

function draftOf(form: string, name: string): string {
  return `members.${form}.${name}`;
}
