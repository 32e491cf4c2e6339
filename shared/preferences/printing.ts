// The receipt printer and the cash drawer of this till: how they are reached, what prints by itself.
import type { PaperWidth } from '../printing.ts';

export const printerKinds = ['none', 'network', 'device', 'system'] as const;
export type PrinterKind = (typeof printerKinds)[number];

/** What may print by itself, as soon as it is accepted. */
export const automaticReceipts = [
  'consumption',
  'recharge',
  'revocation',
  'service',
  'offlineSlip',
  'shift',
  'dayEnd',
] as const;
export type AutomaticReceipt = (typeof automaticReceipts)[number];

export const drawerPins = ['none', 'pin2', 'pin5'] as const;

export type Printing = {
  readonly printer: PrinterKind;
  /** Of a network printer: name or address, and port (9100 as a rule). */
  readonly host: string;
  readonly port: number;
  /** Of a USB or serial printer: its device file, or COM1 … on Windows. `baud` 0: the line's speed is left as it is. */
  readonly device: string;
  readonly baud: number;
  /** Of a printer of the operating system: its name there. */
  readonly systemName: string;
  /** Millimetres. */
  readonly paper: PaperWidth;
  readonly cut: boolean;
  /** How many of each receipt that prints by itself. */
  readonly copies: 1 | 2;
  readonly automatic: readonly AutomaticReceipt[];
  /** At which pin of the printer's socket the cash drawer hangs. */
  readonly drawer: (typeof drawerPins)[number];
  /** Opens by itself where cash was taken or is to be given back; what is cash stands in the cash rules. */
  readonly drawerOpens: boolean;
};

export const defaultPrinting: Printing = {
  printer: 'none',
  host: '',
  port: 9_100,
  device: '',
  baud: 0,
  systemName: '',
  paper: 80,
  cut: true,
  copies: 1,
  automatic: ['consumption', 'recharge', 'revocation', 'service', 'offlineSlip', 'shift', 'dayEnd'],
  drawer: 'none',
  drawerOpens: true,
};
