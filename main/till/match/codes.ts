// Which numbers of shops, goods and payments do not agree between UniPOS's bills and the platform or this till. Pure.
import type { CodeFinding, CodeKind } from '../../../shared/match.ts';
import type { UniposBill } from '../../../shared/unipos.ts';

/** A number with its name; null where nobody told one. */
export type Code = { readonly number: string; readonly name: string | null };
type UsedCode = Code & { readonly used: number };

/** What UniPOS's bills bear, by kind, each number once with the newest name and on how many bills it stands. */
export function codesOfBills(bills: readonly UniposBill[]): { readonly [Kind in CodeKind]: readonly UsedCode[] } {
  const found = {
    shop: new Map<string, UsedCode>(),
    goods: new Map<string, UsedCode>(),
    payment: new Map<string, UsedCode>(),
  };
  for (const { shopNo, shopName, lines, payments } of bills) {
    count(found.shop, [{ number: shopNo, name: shopName }]);
    count(
      found.goods,
      lines.flatMap(({ goodsNo, name }) => (goodsNo === null ? [] : [{ number: goodsNo, name }])),
    );
    count(
      found.payment,
      payments.map(({ modeNo, modeName }) => ({ number: modeNo, name: modeName })),
    );
  }
  return { shop: [...found.shop.values()], goods: [...found.goods.values()], payment: [...found.payment.values()] };
}

/** One bill counts once, however often it has the number. */
function count(into: Map<string, UsedCode>, codes: readonly Code[]): void {
  for (const { number, name } of new Map(codes.map((code) => [code.number, code])).values()) {
    const known = into.get(number);
    into.set(number, { number, name: known?.name ?? name, used: (known?.used ?? 0) + 1 });
  }
}

/** What of these numbers the other side does not have under the same number and name. `fine`: numbers that need no counterpart. */
export function compareCodes(
  kind: CodeKind,
  unipos: readonly UsedCode[],
  here: readonly Code[],
  fine: ReadonlySet<string> = new Set(),
): readonly CodeFinding[] {
  const byNumber = new Map(here.map((code) => [code.number, code]));
  const byName = new Map(here.flatMap((code) => (code.name === null ? [] : [[plain(code.name), code] as const])));
  return unipos.flatMap(({ number, name, used }): readonly CodeFinding[] => {
    const same = byNumber.get(number);
    if (fine.has(number) || (same !== undefined && isSameName(same.name, name))) {
      return [];
    }
    if (same !== undefined) {
      return [{ kind, problem: 'nameDiffers', number, unipos: name, here: same.name, used }];
    }
    const other = name === null ? undefined : byName.get(plain(name));
    return other === undefined
      ? [{ kind, problem: 'onlyUnipos', number, unipos: name, here: null, used }]
      : [{ kind, problem: 'numberDiffers', number, unipos: name, here: `${other.number} ${other.name}`, used }];
  });
}

/** Settings that no bill uses: a number that was typed wrong, or that UniPOS has changed. */
export function unusedCodes(
  kind: CodeKind,
  unipos: readonly UsedCode[],
  settings: readonly string[],
): readonly CodeFinding[] {
  const used = new Set(unipos.map(({ number }) => number));
  return settings
    .filter((number) => !used.has(number))
    .map((number) => ({ kind, problem: 'onlyHere', number, unipos: null, here: number, used: 0 }));
}

/** A side that tells no name cannot differ in it. */
function isSameName(left: string | null, right: string | null): boolean {
  return left === null || right === null || plain(left) === plain(right);
}

/** Wide and narrow letters, capitals and spaces are no difference. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
