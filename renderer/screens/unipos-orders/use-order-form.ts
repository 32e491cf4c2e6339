// The form's state: what was typed, kept while the cashier is elsewhere; what is wrong with it; the one call that saves it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import type { UniposFinding, UniposKind, UniposSaved } from '../../../shared/unipos-orders.ts';
import { ask } from '../../bridge.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import {
  emptyForm,
  emptyLine,
  type FormDraft,
  type FormLine,
  type HeadField,
  isEmptyLine,
  keptForm,
  orderDraftOf,
  reservationDraftOf,
  withoutEmptyLines,
} from './form-draft.ts';

/** `begin` null: a new one, with the next number. `day`: the day on screen. */
export type OpenForm = {
  readonly kind: UniposKind;
  readonly name: string;
  readonly begin: FormDraft | null;
  readonly day: string;
  readonly today: string;
};

export type OrderForm = {
  /** Null while its number is drawn. */
  readonly form: FormDraft | null;
  /** It was begun before. */
  readonly kept: boolean;
  readonly findings: readonly UniposFinding[];
  readonly problem: Failure | null;
  readonly busy: boolean;
  /** What is found is known, and no more than warnings: the next save goes through. */
  readonly warned: boolean;
  readonly change: (field: HeadField, text: string) => void;
  readonly changeLine: (index: number, change: Partial<FormLine>) => void;
  readonly addLine: () => void;
  readonly removeLine: (index: number) => void;
  readonly clear: () => void;
  readonly save: () => void;
};

export function useOrderForm(open: OpenForm, onSaved: (form: FormDraft, number: string) => void): OrderForm {
  const { kind, name, begin, day, today } = open;
  const bridge = useBridge();
  const { keepDraft } = useActions();
  const text = useTill((state) => state.drafts[name]);
  const [start] = useState(() => keptForm(text, begin?.opened?.version));
  const [form, setForm] = useState<FormDraft | null>(start ?? begin);
  const [kept, setKept] = useState(start !== null);
  const [findings, setFindings] = useState<readonly UniposFinding[]>([]);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** The moment of which the person knows that it is over. */
  const [known, setKnown] = useState<string | null>(null);
  const nextLine = useRef(Math.max(0, ...(form?.lines ?? []).map(({ id }) => id)) + 1);
  const moment = form === null ? '' : `${form.date} ${form.clock}`;

  const drawNumber = useCallback(async () => {
    const answer = await ask(bridge.newUniposNumber(null));
    setForm((now) => now ?? emptyForm(kind, answer.ok ? answer.value : '', day, today));
    setProblem(answer.ok ? null : answer.failure);
  }, [bridge, kind, day, today]);
  useEffect(() => {
    if (form === null) {
      void drawNumber();
    }
  }, [form, drawNumber]);

  function put(next: FormDraft): void {
    setForm(next);
    setKept(false);
    keepDraft(name, JSON.stringify(next));
  }

  function change(field: HeadField, typed: string): void {
    if (form !== null) {
      setFindings((old) => old.filter((finding) => finding.field !== field || finding.line !== null));
      put({ ...form, [field]: typed });
    }
  }

  function changeLine(index: number, changed: Partial<FormLine>): void {
    if (form !== null) {
      setFindings((old) =>
        old.filter(({ field, line }) => field !== 'lines' && (line !== index || !(field in changed))),
      );
      put({ ...form, lines: form.lines.map((line, at) => (at === index ? { ...line, ...changed } : line)) });
    }
  }

  function addLine(): void {
    if (form?.lines.every((line) => !isEmptyLine(line))) {
      nextLine.current += 1;
      put({ ...form, lines: [...form.lines, emptyLine(nextLine.current)] });
    }
  }

  function removeLine(index: number): void {
    if (form !== null) {
      setFindings([]);
      const lines = form.lines.filter((_, at) => at !== index);
      nextLine.current += 1;
      put({ ...form, lines: lines.length === 0 ? [emptyLine(nextLine.current)] : lines });
    }
  }

  async function save(): Promise<void> {
    if (form === null || busy) {
      return;
    }
    const told = withoutEmptyLines(form);
    const { opened, instead } = told;
    const about = { opened, instead, warned: known === moment };
    setBusy(true);
    setProblem(null);
    const call: Promise<Result<UniposSaved>> =
      kind === 'order'
        ? bridge.saveUniposOrder({ draft: orderDraftOf(told), ...about })
        : bridge.saveUniposReservation({ draft: reservationDraftOf(told), ...about });
    const answer = await ask(call);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.failure);
      return;
    }
    if (answer.value.number !== null) {
      keepDraft(name, '');
      onSaved(told, answer.value.number);
      return;
    }
    setForm(told.lines.length === 0 ? form : told);
    setFindings(answer.value.findings);
    setKnown(answer.value.findings.every(({ warning }) => warning) ? moment : null);
  }

  return {
    form,
    kept,
    findings,
    problem,
    busy,
    warned: known === moment && findings.every(({ warning }) => warning),
    change,
    changeLine,
    addLine,
    removeLine,
    clear: () => {
      keepDraft(name, '');
      setKept(false);
      setFindings([]);
      setProblem(null);
      setForm(begin);
    },
    save: () => void save(),
  };
}
