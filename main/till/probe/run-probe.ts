// The contract probe (the queue's section 6) from its first charge to its record. Reads as the list of what it asks; what each answer
// means stands in the files named here. Never sleeps but through the timers port; never leaves money without a trail.
import { type CapabilityRecord, probeIds } from '../../../shared/contract.ts';
import { askRepeat } from './ask-repeat.ts';
import { askForeignVoucher, askRevocation } from './ask-revocation.ts';
import { askLongestSerial } from './ask-serial.ts';
import { askSecondSignIn } from './ask-sign-in.ts';
import { createAsking, type ProbeListener, type ProbeRequest, patienceFor, vouchersOf } from './asking.ts';
import { createProbeMoney } from './probe-money.ts';
import type { ProbeParts } from './probe-parts.ts';
import { settle, takeBackEarlier } from './settle.ts';

/**
 * Runs to its end whatever the platform does: what cannot be asked is `failed`. Rejects only where the till closes (then the trail
 * stays open, and the next probe takes back what this one left) and with `StoreFailure` where the disk refuses.
 */
export async function runProbe(
  parts: ProbeParts,
  request: ProbeRequest,
  listener: ProbeListener,
): Promise<CapabilityRecord> {
  const money = createProbeMoney(parts);
  const asking = createAsking(parts, money, request, listener);
  const cards = [request.cardNo, ...(request.otherCardNo === null ? [] : [request.otherCardNo])];
  // Before the start is written: the earlier trail is what is read here.
  const earlier = await takeBackEarlier(money, parts);
  money.trail.started({ cards, platform: request.platformName });
  const openings = new Map<string, number | null>();
  for (const cardNo of cards) {
    openings.set(cardNo, await money.balance(cardNo));
  }
  const first = await askRepeat(asking);
  await askRevocation(asking, first);
  await askForeignVoucher(asking);
  await askSecondSignIn(asking);
  await askLongestSerial(asking);
  const { findings, logLag, longestSerial, gains } = asking;
  const logTrusted = findings.P2 === 'found' && findings.P3 === 'noRows' && findings.P4 === 'measured';
  const leftBehind = await settle({
    money,
    parts,
    earlier,
    patience: patienceFor(logLag),
    logTrusted,
    openings,
    gains,
  });
  // A second charge of the first serial that showed only now.
  if (first !== null && new Set(vouchersOf(money, first.serial)).size > 1 && findings.P1 !== 'chargedAgain') {
    asking.find('P1', 'chargedAgain');
  }
  for (const id of probeIds.filter((one) => !asking.told.has(one))) {
    listener.found(id, findings[id], null);
  }
  return {
    at: Math.floor(parts.clock.wall()),
    platform: request.platformName,
    findings: { ...findings },
    logLag: findings.P4 === 'measured' ? logLag : null,
    longestSerial: findings.P9 === 'measured' ? longestSerial : null,
    leftBehind,
  };
}
