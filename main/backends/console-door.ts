// What only the interface console may ask of a platform: its interfaces, a request to begin with, and one raw exchange. A token never
// leaves it, and neither does the application's secret.
import type {
  InterfaceExchange,
  InterfaceFormat,
  InterfaceSample,
  InterfaceView,
  ShownText,
} from '../../shared/interfaces-console.ts';
import type { Result } from '../../shared/result.ts';

/** What a money call is about, as its request says it: for the person who confirms it and for the journal. */
export type ConsoleSubject = { readonly cardNo: string | null; readonly amount: string | null };

/** `id` is one of `interfaces()`, `format` one of its formats; `body` the request as it was typed. */
export type ConsoleDoor = {
  /** Where requests go. */
  readonly address: string;
  interfaces(): readonly InterfaceView[];
  /** The request to begin with, this store's own numbers in it, and what the document prints. */
  sample(id: string, format: InterfaceFormat): InterfaceSample;
  /**
   * Fails with `requestNotJson` {reason}, `requestBroken` {reason} and `requestPlaceholder` {name}: a sample's hole that nobody filled;
   * with `uniposAbsent` or `memberServiceAbsent` where there is nobody to send it to.
   */
  check(id: string, body: string, format: InterfaceFormat): Result<ConsoleSubject>;
  /** The request without secrets, for the journal. */
  shown(id: string, body: string): ShownText;
  /** The same call for a shell, with variables in place of secrets. */
  command(id: string, body: string, format: InterfaceFormat): string;
  /** One exchange, never repeated. Never throws for anything the network does. `body` has passed `check`. */
  send(id: string, body: string, format: InterfaceFormat): Promise<InterfaceExchange>;
  /** Ends what a call of its own holds open; the platform's client is not its to close. */
  close?(): Promise<void>;
};
