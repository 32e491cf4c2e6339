// A list of UniPOS read whole: page by page to `total_count`, each number once. A list that is not provably whole is a failure, never a shorter list.
import { type Result, success } from '../../../../shared/result.ts';
import type { WireList } from '../../../protocol/unipos/wire.ts';
import type { BackendFailure, Read } from '../../backend-failure.ts';

export type ListParts<Item> = {
  readonly page: (skip: number, top: number) => Read<WireList<Item>>;
  /** What names an item: what comes twice under one number is one. */
  readonly numberOf: (item: Item) => string;
};

type Pass<Item> = {
  readonly items: ReadonlyMap<string, Item>;
  /** Rows that came, repeated ones too, and what the service said last that there are. */
  readonly rows: number;
  readonly total: number;
  /** There were more when the pass began: what moved up behind a page was passed over. */
  readonly shrank: boolean;
};

const top = 100;
/** Twenty thousand bills are no day of a shop. */
const mostPages = 200;
const mostPasses = 3;

/**
 * A bill that is settled between two pages shifts the others: then what came is not what the total says, and the list is read again, up
 * to three times. A service that lists one number twice says the same each time: that is accepted when two passes agree.
 * Fails as a page does, with `badAnswer` where the list never gets whole, and with `answerTooLarge` behind the last page that is read.
 */
export async function listAll<Item>(parts: ListParts<Item>): Promise<Result<readonly Item[], BackendFailure>> {
  let before: Pass<Item> | null = null;
  for (let count = 0; count < mostPasses; count += 1) {
    const pass = await readPass(parts);
    if (!pass.ok) return pass;
    const { items, rows, total, shrank } = pass.value;
    const isWhole = items.size === total && !shrank;
    if (isWhole || (rows === total && before !== null && agree(before, pass.value))) {
      return success([...items.values()]);
    }
    before = pass.value;
  }
  return { ok: false, failure: { code: 'badAnswer', reachable: true } };
}

async function readPass<Item>({ page, numberOf }: ListParts<Item>): Promise<Result<Pass<Item>, BackendFailure>> {
  const items = new Map<string, Item>();
  let rows = 0;
  let most = 0;
  for (let count = 0; count < mostPages; count += 1) {
    const answer = await page(rows, top);
    if (!answer.ok) return answer;
    const { total_count: total, items: found } = answer.value;
    const known = items.size;
    for (const item of found) items.set(numberOf(item), items.get(numberOf(item)) ?? item);
    rows += found.length;
    most = Math.max(most, total);
    // An empty page, or one that brings nothing new, comes again however often it is asked for.
    if (rows >= total || items.size === known) return success({ items, rows, total, shrank: total < most });
  }
  return { ok: false, failure: { code: 'answerTooLarge', reachable: true } };
}

function agree<Item>(left: Pass<Item>, right: Pass<Item>): boolean {
  return (
    left.rows === right.rows &&
    left.total === right.total &&
    [...left.items.keys()].join('\n') === [...right.items.keys()].join('\n')
  );
}
