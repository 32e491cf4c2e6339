// Every interface has a sample request that can be read; what the document prints is kept letter for letter.
import { expect, test } from 'vitest';
import { assumedRequests } from '../../main/protocol/yazuo/assumed-requests.ts';
import { yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { readPayload, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import printed from '../../main/protocol/yazuo/printed-samples.json' with { type: 'json' };
import { sampleOf } from '../../main/protocol/yazuo/samples.ts';
import vectors from '../vectors/yazuo.json' with { type: 'json' };

test.each(yazuoInterfaceIds)('the sample request of %s is read, and written back as it stands', (id) => {
  const { request } = sampleOf(id);
  const read = readPayload(id, request);
  if (!read.ok) throw new Error(read.reason);
  expect(writePayload(id, read.request)).toEqual(request);
});

test('what the document prints is kept letter for letter', () => {
  expect(printed.map(({ section, kind, raw, wellFormed }) => ({ section, kind, raw, wellFormed }))).toEqual(
    vectors.map(({ section, kind, raw, wellFormed }) => ({ section, kind, raw, wellFormed })),
  );
});

test('a request by hand stands only where the document prints none that can be read', () => {
  for (const id of yazuoInterfaceIds) {
    const { origin, printedRequest } = sampleOf(id);
    expect([id, origin]).toEqual([id, printedRequest?.wellFormed === true ? 'printed' : 'assumed']);
    expect([id, Object.hasOwn(assumedRequests, id)]).toEqual([id, origin === 'assumed']);
  }
  expect(sampleOf('sendSmsCode').printedRequest).toMatchObject({ wellFormed: false });
});

test('every printed sample but those of chapter 1 belongs to an interface', () => {
  const sections = yazuoInterfaceIds.map((id) => yazuoCatalogue[id].section);
  for (const { section } of printed.slice(2)) expect(sections).toContain(section);
});
