// What an HTTP answer is taken for, by status, type and first character; and what a read's failure says of the network.
import { expect, test } from 'vitest';
import { serverFault } from '../../main/backends/http/failures.ts';
import { classify } from '../../main/backends/yazuo/classify.ts';
import { signInRefusal } from '../../main/backends/yazuo/grants.ts';
import { unclearFailure, unclearReasons } from '../../main/backends/yazuo/reasons.ts';

const kindOf = (status: number, contentType: string, body: string) =>
  classify({ kind: 'answered', status, contentType, body: Buffer.from(body) }).kind;

test('by status first', () => {
  const json = 'application/json';
  const kinds = [200, 400, 401, 201, 204, 403, 404, 429, 301, 302, 307, 399, 500, 502, 599, 511];
  expect(kinds.map((status) => kindOf(status, json, '{}'))).toEqual([
    ...['body', 'body', 'body'],
    ...['badAnswer', 'badAnswer', 'badAnswer', 'badAnswer', 'badAnswer'],
    ...['captivePortal', 'captivePortal', 'captivePortal', 'captivePortal'],
    ...['serverFault', 'serverFault', 'serverFault'],
    'captivePortal',
  ]);
});

test('a page is a portal where the platform would have answered, and a bad answer elsewhere', () => {
  expect(kindOf(200, 'text/html', '<html>')).toBe('captivePortal');
  expect(kindOf(200, 'application/json', '\n  <html>')).toBe('captivePortal');
  expect(kindOf(200, 'text/html', 'sign in')).toBe('captivePortal');
  expect(kindOf(401, 'text/html', '<html>')).toBe('captivePortal');
  expect(kindOf(404, 'text/html', '<html>')).toBe('badAnswer');
  expect(kindOf(200, 'text/html;charset=UTF-8', ' {"code":0}')).toBe('body');
});

test('a declared charset that is not UTF-8 is not read', () => {
  expect(kindOf(200, 'application/json; charset=GBK', '{}')).toBe('badAnswer');
  expect(kindOf(200, 'application/json; charset="utf-16"', '{}')).toBe('badAnswer');
  for (const charset of ['utf-8', 'UTF8', '"UTF-8"', 'ISO-8859-1', 'us-ascii']) {
    expect(kindOf(200, `application/json;charset=${charset}`, '{}')).toBe('body');
  }
});

test('every reason has a failure; only a dead or portal network counts as not reachable', () => {
  const reachable = unclearReasons.filter((reason) => unclearFailure(reason, 500).reachable);
  expect(unclearReasons.filter((reason) => !reachable.includes(reason))).toEqual([
    'unknownTimeout',
    'unknownConnectionLost',
    'unknownCaptivePortal',
  ]);
  expect([500, 501, 502, 503, 504, 505].map((status) => serverFault(status).reachable)).toEqual([
    ...[true, true],
    ...[false, false, false],
    true,
  ]);
});

test('a refused sign-in blames the password unless the platform or the profile says otherwise', () => {
  const code = (error: string, meanings = {}) => signInRefusal(error, 'words', meanings).code;
  expect(code('invalid_grant')).toBe('wrongPassword');
  expect(code('invalid_client')).toBe('refusedByServer');
  expect(code('40003')).toBe('wrongPassword');
  expect(code('40013', { wrongPassword: [40003] })).toBe('refusedByServer');
  expect(code('40003', { wrongPassword: [40003] })).toBe('wrongPassword');
  expect(code('invalid_grant', { wrongPassword: [40003] })).toBe('wrongPassword');
  expect(signInRefusal('40003', 'words', {}).platformMessage).toBe('words');
});
