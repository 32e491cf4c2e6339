// How a sale names the bill of UniPOS that it pays, in the remark that the platform's log keeps: another till can read it there.

const pattern = /(?:^|\s)UniPOS (\S+)/;

/** The sale's remark; `words` are the cashier's or the terminal's own. */
export function billRemark(billNo: string, words: string | null): string {
  return words === null || words.trim() === '' ? `UniPOS ${billNo}` : `UniPOS ${billNo} ${words}`;
}

/** The number of the bill that a remark names; null: none. */
export function billNamedBy(remark: string | null): string | null {
  return remark === null ? null : (pattern.exec(remark)?.[1] ?? null);
}
