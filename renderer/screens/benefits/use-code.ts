// A code that is scanned or typed and that is no guest's: kept until it was used.
import { useActions, useTill } from '../../store/till-context.tsx';

export type Code = {
  readonly text: string;
  readonly set: (text: string) => void;
  readonly clear: () => void;
};

const longest = 64;

/** `form` names the draft. */
export function useCode(form: string): Code {
  const { keepDraft } = useActions();
  const name = `benefits.code.${form}`;
  const text = useTill((state) => state.drafts[name] ?? '');
  return {
    text,
    set: (next) => keepDraft(name, next.normalize('NFKC').replace(/\s/g, '').slice(0, longest)),
    clear: () => keepDraft(name, ''),
  };
}
