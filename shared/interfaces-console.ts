// The interface console for integrators, as the screen sees it: every interface of the platform, a request to edit, and one exchange with
// the platform beside what the till understood of it.
import { z } from 'zod';
import { approvalSchema } from './people.ts';

const id = z.string().min(1).max(64);
const approval = approvalSchema.nullable();
/** Bounds the channel only: the request's real limit (`longestRequest`, bytes) is told in words. */
const body = z.string().max(1_048_576);

/** The longest request that may be sent: bytes of UTF-8. */
export const longestRequest = 262_144;
/** The longest answer that is shown: bytes of UTF-8. */
export const longestAnswer = 1_048_576;

const interfaceFormats = ['json', 'xml'] as const;
export type InterfaceFormat = (typeof interfaceFormats)[number];
/** Left out: the one that the interface begins with. */
const format = z.enum(interfaceFormats).optional();

/**
 * The arguments of the console's channels. `body` as it was typed: the business payload (chapter 2: the form; a question of UniPOS's: its
 * parameters) as JSON text, and where UniPOS takes a document, that document.
 */
export const interfaceArguments = {
  listInterfaces: z.strictObject({ approval }),
  getInterface: z.strictObject({ id, format }),
  copyInterface: z.strictObject({ id, body, format }),
  /** `confirmed`: the person went on after having been told what this call does. */
  sendInterface: z.strictObject({ id, body, format, confirmed: z.boolean(), approval }),
} as const;

/**
 * One interface. `sends`: how it is called: `envelope` (1.1), `form` (chapter 2), or `browser`, where the till only writes the
 * address that a person opens; of UniPOS `query`, a GET with parameters, and `document`, a POST of JSON or XML. `chapter` is the
 * document's; UniPOS's are `unipos` and `member`.
 */
export type InterfaceView = {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly chapter: string;
  readonly effect: 'auth' | 'read' | 'write' | 'money';
  readonly sends: 'envelope' | 'form' | 'browser' | 'query' | 'document';
  readonly formats: readonly [InterfaceFormat, ...InterfaceFormat[]];
  readonly path: string;
};

/** A money call of this console as the journal has it. `outcome` null: it left, and the till went down before its answer. Ms UTC. */
export type ConsoleCallView = {
  readonly at: number;
  readonly id: string;
  readonly section: string;
  readonly cardNo: string | null;
  readonly outcome: Understood['kind'] | null;
};

export type InterfaceList = {
  readonly interfaces: readonly InterfaceView[];
  /** Newest first; only a few. */
  readonly moneyCalls: readonly ConsoleCallView[];
  /** Where requests go: the platform's address. */
  readonly platform: string;
};

/**
 * `body`: the sample of an interface with this store's own numbers in it, as JSON text; `assumed` where the document prints none.
 * What the document prints is given letter for letter, broken samples too.
 */
export type InterfaceSample = {
  readonly id: string;
  readonly format: InterfaceFormat;
  readonly body: string;
  readonly origin: 'printed' | 'assumed';
  readonly printedRequest: string | null;
  readonly printedAnswer: string | null;
};

/** A text with card and mobile numbers shortened, and as it was. Neither holds a token, a password, a code or the secret. */
export type ShownText = { readonly masked: string; readonly whole: string };

/** What the till makes of an exchange. `reason` of `unclear` and `unsent` is a catalogue key `reason.<…>`, of `malformed` the reader's own words. */
export type Understood =
  | { readonly kind: 'typed'; readonly value: ShownText }
  | { readonly kind: 'refused'; readonly code: string; readonly message: ShownText }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string }
  | { readonly kind: 'tokenRejected' }
  | { readonly kind: 'unsent'; readonly reason: string; readonly detail: string | null }
  | { readonly kind: 'address'; readonly address: string };

/** One exchange. `ms` is the whole time of the call; `answer` null where none came. `cut`: the answer is longer than what is shown. */
export type InterfaceExchange = {
  readonly sent: { readonly line: string; readonly contentType: string; readonly body: ShownText };
  readonly answer: {
    readonly status: number;
    readonly contentType: string;
    readonly body: ShownText;
    readonly cut: boolean;
  } | null;
  readonly ms: number;
  readonly understood: Understood;
};

/** The answers of the console's channels. */
export type InterfaceResults = {
  listInterfaces: InterfaceList;
  getInterface: InterfaceSample;
  copyInterface: { readonly command: string };
  sendInterface: { readonly exchange: InterfaceExchange; readonly moneyCalls: readonly ConsoleCallView[] };
};
