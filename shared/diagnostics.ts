// A bundle for those who help from afar: what this till is and how it stands, without a secret and without a guest's number.
import { z } from 'zod';
import { approvalSchema } from './people.ts';

export const diagnosticsArguments = {
  writeDiagnostics: z.strictObject({ approval: approvalSchema.nullable() }),
} as const;

/** The parts of the bundle, in the order that they are told. */
export const diagnosticsParts = [
  'README.txt',
  'about.json',
  'profile.json',
  'settings.json',
  'health.json',
  'counts.json',
  'queue.json',
  'audit.jsonl',
  'log.txt',
  'crashes.json',
] as const;

/** `fileName` without its folder; null where the person chose none. */
export type DiagnosticsWritten = {
  readonly fileName: string | null;
  readonly bytes: number;
};

export type DiagnosticsResults = { writeDiagnostics: DiagnosticsWritten };
