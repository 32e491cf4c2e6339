// What the status bar shows, always: how the till stands with the platform, and the money that is not settled.
import { z } from 'zod';
import type { MachineMarks } from './machine.ts';
import type { Fen } from './money.ts';

export const statusArguments = {
  getStatus: z.null(),
  sendNow: z.null(),
} as const;

/** `atRisk` is fen held by operations that are not settled. */
export type StatusView = {
  readonly storeName: string;
  readonly terminalNo: string;
  readonly cashier: string | null;
  readonly practice: boolean;
  readonly connection: 'online' | 'offline' | 'captivePortal' | 'signInNeeded' | 'contention';
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
  readonly atRisk: Fen;
  /** Refused offline sales that nobody settled with the guest yet, and what they are worth. */
  readonly refused: number;
  readonly owed: Fen;
  /** Charges that landed after all, and nobody has seen the alarm yet. */
  readonly ghosts: number;
  /** Sales that were put aside and wait. */
  readonly heldSales: number;
  /** The weekly contract probe is due: a reminder, no more. */
  readonly probeDue: boolean;
  /** Whether the store is this till's newest own: else what waited is asked for at the platform before anything is sent. */
  readonly origin: 'same' | 'rolledBack' | 'copied';
  /** The open work was handed to another till: this one takes no money. */
  readonly handedOver: boolean;
  readonly machine: MachineMarks;
  readonly now: number;
};

export type StatusResults = {
  getStatus: StatusView;
  sendNow: StatusView;
};
