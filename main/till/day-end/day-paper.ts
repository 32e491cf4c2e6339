// A business day as it is printed: by its seal where it has one, else as it stands. Pure.
import { type DayEndView, dayItems } from '../../../shared/day-end.ts';
import { agrees, saidByPlatform } from '../../../shared/day-totals.ts';
import type { Catalogue } from '../../../shared/messages/zh-CN.ts';
import { formatFen } from '../../../shared/money.ts';
import type { DayEndReceiptInput, FigureSection } from '../../../shared/printing.ts';
import { openSections } from '../shift/shift-paper.ts';

/** What stands on the paper of a day. `fingerprint`: the journal's newest at the seal, shortened; null where it is not sealed. */
export function dayInput(view: DayEndView, operator: string, texts: Catalogue): DayEndReceiptInput {
  const { seal, settling, late } = view;
  const { dayEnd: words } = texts;
  const settled = saidByPlatform(settling);
  const totals = seal?.totals ?? view.totals;
  const services = seal?.services ?? view.services;
  const takenOver = seal?.takenOver ?? view.takenOver;
  const beside = [
    { label: words.servicesRow, ...services },
    { label: words.takenOverRow, ...takenOver },
  ].filter(({ count }) => count > 0);
  const sections: readonly FigureSection[] = [
    {
      heading: words.figures,
      rows: [...dayItems.map((item) => ({ label: words.items[item], ...totals[item] })), ...beside],
    },
    ...(settled === null
      ? []
      : [
          {
            heading: words.platform,
            rows: dayItems.map((item) => ({ label: words.items[item], ...settled.platform[item] })),
          },
        ]),
    ...openSections(seal?.open ?? { operations: view.open.operations.map(itemOf), waiting: view.waiting }, texts),
    ...lateSection(words.lateCounted, seal?.late ?? [], texts),
    ...lateSection(words.late, late, texts),
    ...lateLogSection(view.lateLog, texts),
  ];
  return {
    day: view.day,
    operator,
    provisional: seal === null || seal.kind === 'provisional',
    sections,
    notes: [
      seal === null ? words.sealNone : `${words.sealKind[seal.kind]} ${seal.person ?? ''}`.trim(),
      ...(settled === null ? [] : [agrees(settled) ? words.agreed : words.differs]),
      ...(settling.by === 'till' ? [words.alone.about] : []),
    ],
    fingerprint: seal?.fingerprint ?? null,
  };
}

function itemOf({
  serial,
  kind,
  state,
  amount,
  memberName,
  maskedCard,
  operator,
  createdAt,
}: DayEndView['open']['operations'][number]) {
  return { serial, kind, state, amount, memberName, maskedCard, operator, createdAt };
}

function lateSection(heading: string, late: DayEndView['late'], { kind }: Catalogue): readonly FigureSection[] {
  const rows = late.map((each) => ({
    label: `${kind[each.kind]} ${each.memberName ?? each.maskedCard}`,
    text: formatFen(each.amount),
  }));
  return rows.length === 0 ? [] : [{ heading, rows }];
}

function lateLogSection(
  lateLog: DayEndView['lateLog'],
  { dayEnd: words, kind: kinds }: Catalogue,
): readonly FigureSection[] {
  const rows = (lateLog?.rows ?? []).map(({ kind, name, maskedCard, amount }) => ({
    label:
      `${kind === null || kind === 'other' ? (name ?? words.lateLogOther) : kinds[kind]} ${maskedCard ?? ''}`.trim(),
    text: amount === null ? '' : formatFen(amount),
  }));
  return rows.length === 0 ? [] : [{ heading: words.lateLogTitle, rows }];
}
