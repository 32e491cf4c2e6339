// A campaign: so many damaged answers to one subject, and how often it believed what is not true or threw.
import fc from 'fast-check';
import type { Exchange } from '../../main/backends/http/transport.ts';
import { bent, foreign, noise } from './damage.ts';
import { canary, type Subject } from './subjects.ts';

export type CampaignResult = {
  readonly subject: string;
  readonly answers: number;
  /** Damaged in a way that leaves them true: believed, and rightly. */
  readonly believed: number;
  readonly falseSuccesses: number;
  readonly exceptions: number;
  readonly secretsShown: number;
  /** The first thing that went wrong, for a person. */
  readonly example: string | null;
};

/** Of ten answers seven are honest ones with damage, two are foreign JSON, one is noise. Same seed, same answers. */
export async function playCampaign(subject: Subject, answers: number, seed: number): Promise<CampaignResult> {
  const kinds = [
    { arbitrary: bent(subject.honest), share: 0.7 },
    { arbitrary: foreign(), share: 0.2 },
    { arbitrary: noise(), share: 0.1 },
  ];
  const counts = { believed: 0, falseSuccesses: 0, exceptions: 0, secretsShown: 0 };
  let played = 0;
  let example: string | null = null;
  for (const [index, { arbitrary, share }] of kinds.entries()) {
    const wanted = index === kinds.length - 1 ? answers - played : Math.round(answers * share);
    for (let from = 0; from < wanted; from += batch) {
      const runs = Math.min(batch, wanted - from);
      for (const exchange of fc.sample(arbitrary, { numRuns: runs, seed: seed + index * 7_919 + from })) {
        const wrong = await holdAgainst(subject, exchange, counts);
        example ??= wrong === null ? null : `${wrong}: ${shown(exchange)}`;
      }
      played += runs;
    }
  }
  return { subject: subject.name, answers: played, ...counts, example };
}

const batch = 5_000;

type Counts = { believed: number; falseSuccesses: number; exceptions: number; secretsShown: number };

async function holdAgainst(subject: Subject, exchange: Exchange, counts: Counts): Promise<string | null> {
  try {
    const { proven, voucher, text } = await subject.read(exchange);
    if (text.includes(canary)) {
      counts.secretsShown += 1;
      return 'a secret is shown';
    }
    if (!proven) return null;
    if (subject.isTrue(exchange, voucher)) {
      counts.believed += 1;
      return null;
    }
    counts.falseSuccesses += 1;
    return `believed ${voucher}`;
  } catch (error) {
    counts.exceptions += 1;
    return `threw ${String(error)}`;
  }
}

function shown(exchange: Exchange): string {
  return exchange.kind === 'answered'
    ? `HTTP ${exchange.status} ${exchange.contentType} ${Buffer.from(exchange.body).toString('latin1')}`
    : exchange.kind;
}
