// The store's versions, oldest first, and the way from any of them to the newest. A published step is never edited: add the next.
import type { Database } from 'better-sqlite3';
import { createBillDetails } from './bill-details.ts';
import { createDesks } from './desks.ts';
import { createHeldSales } from './held-sales.ts';
import { createOperations } from './operations.ts';
import { createOrigins } from './origins.ts';
import { createPrintJobs } from './print-jobs.ts';
import { createReports } from './reports.ts';
import { sealShelves } from './sealed-shelves.ts';
import { markSegments } from './segments.ts';
import { allowServices } from './services.ts';
import { createShelves } from './shelves.ts';
import { createShifts } from './shifts.ts';
import { createUnipos } from './unipos.ts';

/** Step n brings a store of version n to n + 1 (`user_version`). */
export const migrations: readonly ((database: Database) => void)[] = [
  createOperations,
  createShelves,
  createDesks,
  createOrigins,
  allowServices,
  createBillDetails,
  createUnipos,
  createReports,
  createHeldSales,
  createShifts,
  createPrintJobs,
  sealShelves,
  markSegments,
];

/** The version that this application writes. */
export const storeVersion = migrations.length;

/** "YATA": SQLite's `application_id`, which tells our file from any other database. */
export const applicationId = 0x59415441;

/** The `user_version` of an open database. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Brings a store to version `target`; each step and its new number are one transaction, so a power cut leaves a whole version. */
export function migrate(database: Database, target: number = storeVersion): void {
  for (let version = versionOf(database); version < target; version += 1) {
    const step = migrations[version];
    if (step === undefined) {
      throw new Error(`no migration from version ${version}`);
    }
    database
      .transaction(() => {
        step(database);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${version + 1}`);
      })
      .immediate();
  }
}
