// The envelope of UniPOS's service and the faults of its member interface, as bytes.
import type { UniposFormat } from '../../protocol/unipos/catalogue.ts';
import { textReply, type WireReply } from '../wire-reply.ts';
import type { UniposSettings } from './call.ts';
import { escapeXml, object, type Spelt, text, toJson, toXml } from './spelt.ts';

/** 错误约定 of the service: not signed in, wrong secret, no right, bad parameter, the server's own fault. */
export type ServiceCode = '0000' | '0001' | '0002' | '0003' | '1000';

/** 错误约定 of the member interface; 1001 to 1006: card, card's state, member's state, account, balance, expiry. */
export type FaultCode = '0000' | '0001' | '1000' | '1001' | '1002' | '1003' | '1004' | '1005' | '1006';

const schemas = ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** `success`, with `data` where there is any. `token`: its XML uses a prefix that it does not declare, as printed. */
export function serviceSuccess(format: UniposFormat, data: Spelt, isToken = false): WireReply {
  return envelope(format, { success: true, code: '', reason: '', data }, isToken ? '' : schemas);
}

const httpStatus: Readonly<Record<ServiceCode, number>> = {
  '0000': 401,
  '0001': 401,
  '0002': 403,
  '0003': 400,
  '1000': 500,
};

/** The envelope tells; the document does not say which HTTP status stands over it. */
export function serviceRefusal(
  format: UniposFormat,
  code: ServiceCode,
  reason: string,
  refusalStatus: UniposSettings['refusalStatus'],
): WireReply {
  const reply = envelope(format, { success: false, code, reason, data: null }, schemas);
  return refusalStatus === 'http' ? { ...reply, status: httpStatus[code] } : reply;
}

interface Envelope {
  readonly success: boolean;
  readonly code: string;
  readonly reason: string;
  readonly data: Spelt;
}

function envelope(format: UniposFormat, { success, code, reason, data }: Envelope, attributes: string): WireReply {
  const result = object([
    ['success', success],
    ['error_code', text(code)],
    ['error_reason', text(reason)],
    ['data', data],
  ]);
  return format === 'json'
    ? textReply(200, 'application/json; charset=utf-8', toJson(result))
    : textReply(200, 'application/xml; charset=utf-8', toXml('ApiResult', result, attributes));
}

const memberType = 'text/xml; charset=utf-8';

/** An answer of the member service; empty for 消费请求. */
export function memberAnswer(xml: string): WireReply {
  return textReply(200, memberType, xml);
}

/** HTTP 500 with its code. */
export function memberFault(code: FaultCode, reason: string): WireReply {
  return textReply(500, memberType, `<Fault>\n<Code>${code}</Code>\n<Reason>${escapeXml(reason)}</Reason>\n</Fault>\n`);
}
