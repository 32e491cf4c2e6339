// The training menu's view of the practice platform: its faults under seven plain names, what may be tried, and the practice telephone.
// Two doors to the same thing: a server inside this process, or one elsewhere with a key (the demo, the tests).
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { PracticeView } from '../../shared/practice.ts';
import type { PracticeServer } from '../practice/contract.ts';
import type { FaultOrder } from '../practice/faults.ts';
import { practiceWorldGuide } from '../practice/guide.ts';
import { completeWorld } from '../practice/kept-world.ts';
import { drawerCards } from '../practice/member-guide.ts';
import type { PracticeWorld } from '../practice/world.ts';
import type { PracticeDesk } from './dependencies.ts';
import { practicePeople } from './people/practice-people.ts';

export type FaultName = PracticeView['fault'];

const moneyInterfaces = ['consumeCard', 'checkout', 'recharge', 'revoke', 'revokeByVoucher', 'revokeCheckout'] as const;

/** What a plain name switches on. `networkCut` is not a fault of the server but the server gone. */
function faultOrders(fault: FaultName): readonly FaultOrder[] {
  switch (fault) {
    case 'none':
    case 'networkCut':
      return [];
    case 'slow':
      return [{ kind: 'latency', ms: 2_000 }];
    case 'lostResponse':
      return moneyInterfaces.map((interfaceId) => ({ kind: 'lostResponse', interfaceId }));
    case 'serverError':
      return [{ kind: 'http500' }];
    case 'htmlPage':
      return [{ kind: 'htmlPage' }];
    case 'logLag':
      return [{ kind: 'logLag', ms: 30_000 }];
  }
}

/** Cards, codes and passwords to try; the labels are catalogue keys. */
function practiceGuide(): PracticeView['guide'] {
  const { cashiers, members, coupons, dynamicCodes } = practiceWorldGuide;
  const cards = members.flatMap((member) => member.cards.map((card) => ({ mobile: member.mobile, ...card })));
  const plain = cards.filter((card) => !('password' in card) && !('frozen' in card) && card.storeFen > 0);
  const lines: { label: string; value: string }[] = [];
  const add = (label: string, value: string | undefined) => {
    if (value !== undefined) {
      lines.push({ label: `practice.guide.${label}`, value });
    }
  };
  for (const cashier of cashiers.slice(0, 2)) {
    add('cashier', `${cashier.userName} / ${cashier.password}`);
  }
  for (const { role, name, pin } of practicePeople) {
    add(role, `${name} / ${pin}`);
  }
  add('card', plain[0]?.cardNo);
  add('mobile', plain[1]?.mobile);
  const locked = cards.find((card) => 'password' in card);
  add(
    'passwordCard',
    locked === undefined ? undefined : `${locked.cardNo} / ${String(Reflect.get(locked, 'password'))}`,
  );
  add('frozenCard', cards.find((card) => 'frozen' in card)?.cardNo);
  add('pointsCard', cards.find((card) => card.storeFen === 0 && card.points > 0)?.cardNo);
  add('coupon', coupons[0]?.code);
  add('dynamicCode', dynamicCodes.find((one) => !one.expired)?.code);
  add('dynamicCodeExpired', dynamicCodes.find((one) => one.expired)?.code);
  add('newCard', drawerCards.find(({ isGift }) => !isGift)?.cardNo);
  add('newGiftCard', drawerCards.find(({ isGift }) => isGift)?.cardNo);
  return lines;
}

type Message = { readonly mobile: string; readonly code: string; readonly sentAt: number };

function newestMessages(messages: readonly Message[]): PracticeView['phone'] {
  return [...messages]
    .sort((left, right) => right.sentAt - left.sentAt)
    .slice(0, 10)
    .map(({ mobile, code, sentAt }) => ({ mobile, code, at: sentAt }));
}

/** The desk of a server in this process. `onFault` hears each change, so that it can be kept over a restart. */
export function embeddedPracticeDesk(
  server: PracticeServer,
  first: FaultName,
  onFault: (fault: FaultName) => void,
): PracticeDesk {
  let fault = first;
  return {
    view: async () => ({ fault, guide: practiceGuide(), phone: newestMessages(server.world.messages) }),
    async setFault(next) {
      await applyFault(server, next);
      fault = next;
      onFault(next);
    },
  };
}

/** Makes the server behave as the plain name says. */
export async function applyFault(server: PracticeServer, fault: FaultName): Promise<void> {
  server.faults.clear();
  for (const order of faultOrders(fault)) {
    server.faults.set(order);
  }
  await (fault === 'networkCut' ? server.refuseConnections() : server.acceptConnections());
}

/**
 * The desk of a server elsewhere. Over HTTP nobody could open a closed door again, so `networkCut` loses every request
 * there: to the till a connection that breaks, not one that is refused.
 */
export function remotePracticeDesk(url: string, key: string): PracticeDesk {
  let fault: FaultName = 'none';
  async function call(path: string, body?: unknown): Promise<unknown> {
    const headers = { 'x-practice-key': key, 'content-type': 'application/json' };
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}/__practice${path}`, { headers, ...post });
    if (!response.ok) {
      throw new Error(`the practice server answered ${response.status} to ${path}`);
    }
    return response.json();
  }
  return {
    async view() {
      const { messages } = (await call('/phone').catch(() => ({ messages: [] }))) as { messages: Message[] };
      return { fault, guide: practiceGuide(), phone: newestMessages(messages) };
    },
    async setFault(next) {
      await call('/clear', {});
      const orders = next === 'networkCut' ? [{ kind: 'lostRequest' }] : faultOrders(next);
      for (const order of orders) {
        await call('/faults', order);
      }
      fault = next;
    },
  };
}

/** What is kept of the practice platform, so that a till that was killed meets the same world again. */
export type KeptPractice = { readonly world: PracticeWorld; readonly fault: FaultName };

/** Null where nothing was kept, or what was kept cannot be read: training begins afresh. `now` (ms UTC) dates what an older world lacks. */
export function readKeptPractice(file: string, now: number = Date.now()): KeptPractice | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isKept = typeof kept === 'object' && kept !== null && 'world' in kept && 'fault' in kept;
    const world = isKept ? completeWorld(kept.world, now) : null;
    return world === null ? null : { ...(kept as KeptPractice), world };
  } catch {
    return null;
  }
}

/** Written beside and renamed: a kill in the middle leaves the last good one. */
export function keepPractice(file: string, kept: KeptPractice): void {
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  renameSync(`${file}.new`, file);
}
