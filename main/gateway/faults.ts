// What a terminal is told when something is wrong: the standard's code, and words that say what to do.
import type { Catalogue } from '../../shared/messages/zh-CN.ts';
import type { Failure } from '../../shared/result.ts';

/** 四: 0000 not signed in, 0001 wrong credentials, 1000 cause unknown, 1001 no card, 1002 card not valid, 1003 member not valid, 1004 no account, 1005 balance, 1006 expired. */
export type FaultCode = '0000' | '0001' | '1000' | '1001' | '1002' | '1003' | '1004' | '1005' | '1006';

export type FaultWord = keyof Catalogue['gatewayFault'];
type Values = Readonly<Record<string, string | number>>;

/** `says` is a sentence of the gateway's own, or a failure's. */
export type GatewayFault = {
  readonly code: FaultCode;
  readonly says: { readonly word: FaultWord; readonly values: Values } | { readonly failure: Failure };
};

/** A fault in the gateway's own words. */
export function saying(code: FaultCode, word: FaultWord, values: Values = {}): GatewayFault {
  return { code, says: { word, values } };
}

/** An expected failure of the till as a fault, by its meaning. */
export function faultOf(failure: Failure): GatewayFault {
  switch (failure.code) {
    case 'memberNotFound':
      return { code: '1001', says: { failure } };
    case 'cardFrozen':
      return { code: '1002', says: { failure } };
    case 'tradePasswordNeeded':
    case 'tradePasswordWrong':
      return saying('1002', 'tradePassword');
    case 'memberBarred':
      return { code: '1003', says: { failure } };
    case 'cardExpired':
      return { code: '1006', says: { failure } };
    case 'balanceTooSmall':
      return { code: '1005', says: { failure } };
    default:
      return { code: '1000', says: { failure } };
  }
}

/** The fault's sentence in the catalogue's language, with the platform's own words where there are some. */
export function wordsOf({ says }: GatewayFault, texts: Catalogue): string {
  if ('word' in says) {
    return filled(texts.gatewayFault[says.word], says.values);
  }
  const { code, parameters, platformMessage } = says.failure;
  const sentence = filled(texts.failure[code], parameters ?? {});
  return platformMessage === undefined || platformMessage === ''
    ? sentence
    : `${sentence}${filled(texts.gatewayFault.platform, { words: platformMessage })}`;
}

function filled(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
