// Every sample of UniPOS's document in both directions, and proof that the trial can fail.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { uniposCatalogue, uniposInterfaceIds } from '../../main/protocol/unipos/catalogue.ts';
import { mediaType } from '../../main/protocol/unipos/envelope.ts';
import { judgeUniposSample, plainReading, uniposSamples } from '../support/unipos-samples.ts';

test('no sample is left out, and each interface has one', () => {
  const files = readdirSync(new URL('../vectors/unipos', import.meta.url));
  expect([...new Set(uniposSamples.map(({ file }) => file))].sort()).toEqual(files.sort());
  expect([...new Set(uniposSamples.map(({ id }) => id))].sort()).toEqual([...uniposInterfaceIds].sort());
});

test.each(uniposSamples.map((sample) => [`${sample.id} ${sample.file}`, sample] as const))(
  '%s means what it says, and we write the same',
  (_name, sample) => {
    expect(judgeUniposSample(sample)).toBeNull();
  },
);

/** Where a value of this text ends: before `<` or the quote of an attribute, behind a text or a number of JSON. Namespaces are no values. */
const endsOfValues = {
  xml: /(?<=<[^?!<>]*>[^<>]*[^<>\s])(?=<\/)|(?<= (?!xmlns)[\w:]+="[^"]+)(?=")/g,
  json: /(?<=:\s*"[^"]+)(?=")|(?<=:\s*[\d.]+)(?=[,}\]])/g,
};

test.each(uniposSamples.map((sample) => [`${sample.id} ${sample.file}`, sample] as const))(
  '%s is not said to be written as printed where one value is another',
  (_name, sample) => {
    const written = sample.write();
    const ends = [...written.matchAll(endsOfValues[sample.format])].map(({ index }) => index);
    for (const end of ends) {
      const changed = `${written.slice(0, end)}9${written.slice(end)}`;
      expect([changed, judgeUniposSample({ ...sample, write: () => changed })]).not.toEqual([changed, null]);
    }
    expect(ends.length > 0 || sample.file === 'accepted.json').toBe(true);
    expect(judgeUniposSample({ ...sample, meaning: {} })).not.toBeNull();
  },
);

test('a plain reading tells numbers apart, not their spelling', () => {
  expect(plainReading('xml', '<a><money>1.0</money></a>')).toEqual(
    plainReading('xml', '<a xmlns:b="c"><money>1</money></a>'),
  );
  expect(plainReading('xml', '<a><money>1.0</money></a>')).not.toEqual(
    plainReading('xml', '<a><money>1.01</money></a>'),
  );
  expect(plainReading('xml', '<a><shop_no>01</shop_no></a>')).not.toEqual(
    plainReading('xml', '<a><shop_no>1</shop_no></a>'),
  );
});

test('the bill is the same object in both formats', () => {
  const [xml, json] = uniposSamples.filter(({ id }) => id === 'listBills');
  expect(xml?.read(xml.bytes)).toEqual(json?.read(json.bytes));
});

test('methods, paths and media types are the document’s', () => {
  const lines = uniposInterfaceIds.map((id) => `${uniposCatalogue[id].method} ${uniposCatalogue[id].path}`);
  expect(lines).toEqual([
    'GET token',
    'GET bill',
    'GET order',
    'POST order',
    'GET reservation',
    'POST reservation',
    'GET MemberSorts',
    'GET Members',
    'POST memberpaying',
  ]);
  expect(mediaType('xml')).toEqual({ accept: 'application/xml', contentType: 'application/xml; charset=utf-8' });
  expect(mediaType('json')).toEqual({ accept: 'application/json', contentType: 'application/json; charset=utf-8' });
});
