// The switches of the practice platform from another process: the control surface takes each of them and nothing else.
import { afterEach, expect, it } from 'vitest';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { consumption, revocation, sending, signedIn, zhang } from './yazuo-till.ts';

let server: PracticeServer;
afterEach(() => server.close());

async function order(body: unknown, key = server.controlKey): Promise<number> {
  const answer = await fetch(`${server.url}/__practice/capabilities`, {
    method: 'POST',
    headers: { 'x-practice-key': key, 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

it('switches what it is told, leaves the rest, and knows its own names only', async () => {
  server = await startPracticeServer({ capabilities: { revocationSerial: 'target' } });
  expect(await order({ repeatSerial: 'refuse', longestSerial: 30 }, 'wrong')).toBe(403);
  expect(await order({ repeatRevocation: 'sometimes' })).toBe(400);
  expect(await order({ anything: true })).toBe(400);
  expect(await order({ repeatSerial: 'refuse', repeatRevocation: 'revertAgain' })).toBe(200);
  const backend = await signedIn(server);
  const charge = sending(consumption(zhang, 100));
  const first = await backend.attempt(charge);
  // Refused as "serial exists", which this profile takes for uncertain.
  expect(await backend.attempt(charge)).toMatchObject({ kind: 'unknown', reason: 'unknownUncertainCode' });
  const voucher = first.kind === 'accepted' ? first.voucher : null;
  for (const balance of [50_000, 50_100]) {
    const undo = sending(revocation(zhang, 100), { parentVoucher: voucher, parentKind: 'consumption' });
    expect(await backend.attempt(undo)).toMatchObject({ kind: 'accepted' });
    expect(server.ledger.balanceOf(zhang)).toBe(balance);
  }
  const log = await backend.findTransactions({ cardNo: zhang, serial: charge.operation.serial });
  // Switched on at the start and untouched since: both revocations bear the serial of what they undid.
  expect(log).toMatchObject({ kind: 'rows', rows: [{}, {}, {}] });
  await backend.close();
});
