// What only the interface console may ask of a platform: its interfaces, a request to begin with, and one raw exchange. A token never
// leaves it, and neither does the application's secret.
import type { InterfaceExchange, InterfaceSample, InterfaceView, ShownText } from '../../shared/interfaces-console.ts';
import type { Result } from '../../shared/result.ts';

/** What a money call is about, as its request says it: for the person who confirms it and for the journal. */
export type ConsoleSubject = { readonly cardNo: string | null; readonly amount: string | null };

/** `id` is one of `interfaces()`; `body` the request as JSON text. */
export type ConsoleDoor = {
  /** Where requests go. */
  readonly address: string;
  interfaces(): readonly InterfaceView[];
  /** The request to begin with, this store's own numbers in it, and what the document prints. */
  sample(id: string): InterfaceSample;
  /** Fails with `requestNotJson` {reason} and `requestPlaceholder` {name}: a sample's hole that nobody filled. */
  check(id: string, body: string): Result<ConsoleSubject>;
  /** The request without secrets, for the journal. */
  shown(body: string): ShownText;
  /** The same call for a shell, with variables in place of secrets. */
  command(id: string, body: string): string;
  /** One exchange, never repeated. Never throws for anything the network does. `body` has passed `check`. */
  send(id: string, body: string): Promise<InterfaceExchange>;
};
