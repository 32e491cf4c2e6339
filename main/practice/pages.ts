// Pages of a list, counted from 1.

interface PageAsked {
  readonly pageNum?: number | null | undefined;
  readonly pageSize?: number | null | undefined;
}

const usualSize = 50;
const largestSize = 200;

/** One page of a list; sizes beyond 200 are cut, as 6.12 does. */
export function pageOf<Row>(rows: readonly Row[], { pageNum, pageSize }: PageAsked) {
  const size = Math.min(Math.max(1, pageSize ?? usualSize), largestSize);
  const page = Math.max(1, pageNum ?? 1);
  return { list: rows.slice((page - 1) * size, page * size), pageSize: size, currentPage: page, total: rows.length };
}
