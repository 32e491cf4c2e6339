// A sample of each interface: a request to begin with, and what the document prints for it, broken samples included.
import { z } from 'zod';
import { assumedRequests } from './assumed-requests.ts';
import { type YazuoInterfaceId, yazuoCatalogue } from './catalogue.ts';
import printed from './printed-samples.json' with { type: 'json' };

/** A text of the document, letter for letter. Where it is not well-formed JSON, that is how it is printed. */
export interface PrintedSample {
  readonly raw: string;
  readonly wellFormed: boolean;
}

export interface InterfaceSample {
  /** `printed`: the document's own; `assumed`: made by hand, because the document prints none, or a broken one. */
  readonly origin: 'printed' | 'assumed';
  /** The payload (`ciphertext`); for chapter 2 the fields of the form or of the address. Holes `${…}` are the store's to fill. */
  readonly request: unknown;
  readonly printedRequest: PrintedSample | null;
  readonly printedAnswer: PrintedSample | null;
}

const envelope = z.object({ ciphertext: z.unknown() });
const byHand: Readonly<Partial<Record<YazuoInterfaceId, unknown>>> = assumedRequests;

/** The sample of one interface. Throws where there is neither a printed request nor one by hand: a test asks for all of them. */
export function sampleOf(id: YazuoInterfaceId): InterfaceSample {
  const printedRequest = find(id, 'request');
  const printedAnswer = find(id, 'response');
  if (printedRequest?.wellFormed) {
    const { ciphertext } = envelope.parse(JSON.parse(printedRequest.raw));
    return { origin: 'printed', request: ciphertext, printedRequest, printedAnswer };
  }
  const request = byHand[id];
  if (request === undefined) throw new Error(`no sample request of ${id}`);
  return { origin: 'assumed', request, printedRequest, printedAnswer };
}

/** Its own sample, or one that the document prints for it and a neighbour together. */
function find(id: YazuoInterfaceId, kind: 'request' | 'response'): PrintedSample | null {
  const { section } = yazuoCatalogue[id];
  const found = printed.find(
    (sample) => sample.kind === kind && (sample.section === section || sample.sharedBy?.includes(section)),
  );
  return found === undefined ? null : { raw: found.raw, wellFormed: found.wellFormed };
}
