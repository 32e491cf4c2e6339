// What the reports sum up, by name: the journal has a column for each, tables and charts a heading. No schema: the screen needs none.
/** What is summed up: counts, amounts in fen (`…Amount`, and what moves stored value), points as counted. Each a column of `report_hour` and `report_cashier`. */
export const reportMeasures = [
  /** Whatever was accepted, whatever became of it. */
  'operations',
  'sales',
  'salesAmount',
  /** Sales that were undone since: by this till in the hour of its revocation, by others in the hour of the sale. */
  'undone',
  'undoneAmount',
  /** Not decided yet: stands in no other sum of money. */
  'open',
  'openAmount',
  /** Refused, or never booked. */
  'refused',
  /** Sales booked that were accepted without the line. */
  'offline',
  'offlineAmount',
  'recharges',
  /** Paid onto cards and cards sold, less what was undone of it. */
  'storedIn',
  'storedOut',
  /** Given by the platform on top. */
  'bonus',
  'pointsIn',
  'pointsOut',
  'couponsUsed',
  'couponsAmount',
  'couponsGiven',
  'revocations',
  /** Decided, of `operations`; how often they were sent, how many were unknown for a while, how many a person had to decide. */
  'settled',
  'attempts',
  'unknowns',
  'manuals',
  /** Of `settled`, by how long that took. */
  'within2s',
  'within10s',
  'within1m',
  'within10m',
  'within1h',
  'later',
] as const;
export type ReportMeasure = (typeof reportMeasures)[number];
export type ReportSums = Readonly<Record<ReportMeasure, number>>;

/** Nothing at all. */
export const emptySums: ReportSums = Object.fromEntries(reportMeasures.map((measure) => [measure, 0])) as ReportSums;
