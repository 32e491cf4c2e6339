// What an HTTP exchange that brought nothing to read is to a person: the same words whatever was asked.
import type { BackendFailure } from '../backend-failure.ts';
import type { Exchange } from './transport.ts';

/** The failure of a request without a whole answer. A dead network counts as not reachable. */
export function exchangeFailure(exchange: Exclude<Exchange, { readonly kind: 'answered' }>): BackendFailure {
  if (exchange.kind === 'unsent') {
    return { code: 'serverUnreachable', parameters: { cause: exchange.cause }, reachable: false };
  }
  switch (exchange.cause) {
    case 'timeout':
    case 'reset':
      return { code: 'serverUnreachable', reachable: false };
    case 'tooLarge':
      return { code: 'answerTooLarge', reachable: true };
    case 'truncated':
    case 'notHttp':
      return { code: 'badAnswer', reachable: true };
  }
}

/** Gateways that say 502 to 504 were reached; the platform behind them was not. */
export function serverFault(status: number): BackendFailure {
  return { code: 'serverFault', parameters: { status }, reachable: status < 502 || status > 504 };
}

/** Whether a network that wants a sign-in of its own answered instead. 511 is "Network Authentication Required" (RFC 6585 §6). */
export function isPortalStatus(status: number): boolean {
  return (status >= 300 && status < 400) || status === 511;
}
