// What the till makes of a raw exchange with UniPOS: the same reading as for its own calls, said without secrets.
import { fineMoney, fineText } from '../../../../shared/fine-money.ts';
import type { InterfaceFormat, Understood } from '../../../../shared/interfaces-console.ts';
import { assertNever } from '../../../../shared/result.ts';
import type { UniposInterfaceId, UniposServiceId } from '../../../protocol/unipos/catalogue.ts';
import { readEnvelope } from '../../../protocol/unipos/envelope.ts';
import { readFault, readMember, readMemberSorts } from '../../../protocol/unipos/member.ts';
import { maskText } from '../../console/mask.ts';
import { isPortalStatus } from '../../http/failures.ts';
import type { Answered, Exchange, LostCause } from '../../http/transport.ts';
import { isMemberId, type MemberInterfaceId } from './requests.ts';

/** Keys of the catalogue (`reason.<…>`). */
const lostReasons = {
  timeout: 'unknownTimeout',
  reset: 'unknownConnectionLost',
  tooLarge: 'unknownTooLarge',
  truncated: 'unknownBadAnswer',
  notHttp: 'unknownBadAnswer',
} as const satisfies Record<LostCause, string>;

/** Numbers that are counts; every other one is money or points in 1/10,000. */
const counts = ['total_count', 'skip', 'person_num'];

/** `secrets`: texts that nothing may show. */
export function understandUnipos(
  id: UniposInterfaceId,
  format: InterfaceFormat,
  exchange: Exchange,
  secrets: readonly string[],
): Understood {
  if (exchange.kind === 'unsent') return { kind: 'unsent', reason: 'unsentConnection', detail: exchange.detail };
  if (exchange.kind === 'lost') return { kind: 'unclear', reason: lostReasons[exchange.cause] };
  if (isPortalStatus(exchange.status) || /html/i.test(exchange.contentType)) {
    return { kind: 'unclear', reason: 'unknownCaptivePortal' };
  }
  return isMemberId(id) ? ofMember(id, exchange, secrets) : ofService(id, format, exchange, secrets);
}

/** 三: the envelope, whatever the status. */
function ofService(
  id: UniposServiceId,
  format: InterfaceFormat,
  answer: Answered,
  secrets: readonly string[],
): Understood {
  const read = readEnvelope(id, format, answer.body, answer.contentType);
  switch (read.kind) {
    case 'success':
      return typed(read.value, secrets);
    case 'refused':
      return read.code === '0000' && id !== 'token'
        ? { kind: 'tokenRejected' }
        : { kind: 'refused', code: read.code, message: maskText(read.reason, secrets) };
    case 'bad':
      return unreadable(answer, read.reason, secrets);
    default:
      return assertNever(read);
  }
}

/** 四: what was asked for with 200, and a fault with 500. The answer to a payment is empty. */
function ofMember(id: MemberInterfaceId, answer: Answered, secrets: readonly string[]): Understood {
  const { body, contentType, status } = answer;
  if (status !== 200) {
    const fault = readFault(body, contentType);
    return fault.ok
      ? { kind: 'refused', code: fault.value.code, message: maskText(fault.value.reason ?? '', secrets) }
      : unreadable(answer, fault.reason, secrets);
  }
  if (id === 'memberPaying') return typed(null, secrets);
  const read = id === 'memberSorts' ? readMemberSorts(body, contentType) : readMember(body, contentType);
  return read.ok ? typed(read.value, secrets) : unreadable(answer, read.reason, secrets);
}

function unreadable({ status }: Answered, reason: string, secrets: readonly string[]): Understood {
  return status >= 500
    ? { kind: 'unclear', reason: 'unknownServerFault' }
    : { kind: 'malformed', reason: maskText(status === 200 ? reason : `HTTP ${status}: ${reason}`, secrets).masked };
}

/** Money as UniPOS writes it, not as the till counts it. What says no more than yes has nothing to show. */
function typed(value: unknown, secrets: readonly string[]): Understood {
  if (value === null) return { kind: 'typed', value: { masked: '', whole: '' } };
  const text = JSON.stringify(
    value,
    (name, part: unknown) => (typeof part === 'number' && !counts.includes(name) ? fineText(fineMoney(part)) : part),
    2,
  );
  return { kind: 'typed', value: maskText(text, secrets) };
}
