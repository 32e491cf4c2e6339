// What all receipts have in common: the store above, the practice mark, facts in pairs, the mark of a copy. Pure.
import { filled } from '../../../shared/filled.ts';
import type { Catalogue } from '../../../shared/messages/zh-CN.ts';
import type { ReceiptDocument, ReceiptKind, ReceiptPart, ReceiptPlace } from '../../../shared/printing.ts';
import { textsIn } from '../shift/report-texts.ts';

export type ReceiptTexts = Catalogue['receipts'];

export const ruleLine: ReceiptPart = { part: 'rule' };

/** Time in the store, `2026-11-18 12:00:01`; `moment` is ms UTC. */
export function storeTime(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A name and its value; nothing where there is no value. */
export function fact(left: string, right: string | null): readonly ReceiptPart[] {
  return right === null || right === '' ? [] : [{ part: 'pair', left, right }];
}

/** A receipt between the store's name and the end of the paper, with the practice mark where nothing of it is real. */
export function receipt(kind: ReceiptKind, place: ReceiptPlace, body: readonly ReceiptPart[]): ReceiptDocument {
  const texts = textsIn(place.language).receipts;
  const mark: readonly ReceiptPart[] = place.practice
    ? [{ part: 'text', text: texts.practice, centred: true, bold: true }]
    : [];
  return {
    kind,
    language: place.language,
    parts: [
      ...mark,
      { part: 'text', text: place.storeName, centred: true, big: true },
      { part: 'text', text: texts.title[kind], centred: true, bold: true },
      ruleLine,
      ...body,
      ...mark,
    ],
  };
}

/** The same receipt, marked as the copy that it is; `copy` counts from 1, `at` is wall ms UTC. */
export function markedAsCopy(document: ReceiptDocument, copy: number, at: number): ReceiptDocument {
  const texts = textsIn(document.language).receipts;
  const mark: ReceiptPart = {
    part: 'text',
    text: filled(texts.copy, { number: copy }),
    centred: true,
    bold: true,
  };
  const when: ReceiptPart = { part: 'text', text: filled(texts.copyAt, { at: storeTime(at) }), centred: true };
  return { ...document, parts: [mark, when, ...document.parts, mark] };
}

/** The receipt beneath the mark that `markedAsCopy` put on it. */
export function withoutMark(document: ReceiptDocument): ReceiptDocument {
  return { ...document, parts: document.parts.slice(2, -1) };
}

/** The two parts of a receipt that prints twice: one for the guest, one that the store keeps. */
export function inParts(document: ReceiptDocument, copies: 1 | 2): readonly ReceiptDocument[] {
  const { guestPart, storePart } = textsIn(document.language).receipts;
  const named = (text: string): ReceiptDocument => ({
    ...document,
    parts: [...document.parts, { part: 'text', text, centred: true }],
  });
  return copies === 1 ? [document] : [named(guestPart), named(storePart)];
}
