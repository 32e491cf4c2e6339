// 5.12: the figures of members and recharges, counted from the world as it is today in China.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { ageOn } from './birthdays.ts';
import type { PracticeTransaction } from './booking.ts';
import { ratesOf } from './rates.ts';
import { liveRecharges } from './recharge-reports.ts';
import { type CallContext, done, type Reply } from './reply.ts';
import { yuanNumber } from './spelling.ts';
import { knownStore } from './stores.ts';
import type { PracticeMember, PracticeWorld } from './world.ts';

const ageClasses = [
  { name: '14~18岁', from: 14, to: 18 },
  { name: '19~25岁', from: 19, to: 25 },
  { name: '26~35岁', from: 26, to: 35 },
  { name: '36~45岁', from: 36, to: 45 },
  { name: '46~60岁', from: 46, to: 60 },
  { name: '61~80岁', from: 61, to: 80 },
];
const topStores = 10;

/** 5.12: of the brand, or of one store: its cards' members and its own recharges. */
export function memberStatistics(request: RequestOf<'memberStatistics'>, { world, now }: CallContext): Reply {
  const store = request.merchantId ? knownStore(world, request.merchantId) : undefined;
  if (store !== undefined && 'code' in store) return store;
  const today = dayOfMoment(now);
  const members = world.members.filter(
    (member) =>
      isKnown(member) &&
      (store === undefined ||
        world.cards.some((card) => card.memberId === member.id && card.merchantId === store.merchantId)),
  );
  const recharges = liveRecharges(world, store?.merchantNo);
  const ofToday = recharges.filter((row) => dayOfMoment(row.at) === today);
  const ofMonth = recharges.filter((row) => dayOfMoment(row.at).slice(0, 7) === today.slice(0, 7));
  const joined = (since: string) => members.filter((member) => member.joinDate.startsWith(since)).length;
  return done({
    genderProportion: genderProportion(members),
    membershipStatistics: {
      totalMembershipNumber: members.length,
      dailyNewMembershipNumber: joined(today),
      monthlyNewMembershipNumber: joined(today.slice(0, 7)),
      dailyStoredRechargePrincipal: yuanNumber(principalOf(ofToday)),
      dailyStoredRechargeReward: yuanNumber(rewardOf(ofToday)),
      monthlyStoredRechargePrincipal: yuanNumber(principalOf(ofMonth)),
      monthlyStoredRechargeReward: yuanNumber(rewardOf(ofMonth)),
    },
    merchantStoredRechargeTop: rechargeTop(world, ofMonth),
    membershipAgeDistribution: ageDistribution(members, today),
  });
}

/** Whoever holds a gift card is nobody's member. */
function isKnown(member: PracticeMember): boolean {
  return member.mobile !== '';
}

/** 1 is a man, 0 a woman; nobody else's is known. */
function genderProportion(members: readonly PracticeMember[]) {
  const count = (gender: number) => members.filter((member) => member.gender === gender).length;
  const manNumber = count(1);
  const womanNumber = count(0);
  const otherNumber = members.length - manNumber - womanNumber;
  const [manRate, womanRate, otherRate] = ratesOf([manNumber, womanNumber, otherNumber]);
  return { otherNumber, manNumber, otherRate, womanRate, manRate, womanNumber };
}

function ageDistribution(members: readonly PracticeMember[], today: string) {
  const ages = members.map((member) => (member.birthday === null ? null : ageOn(member.birthday, today)));
  const counts = ageClasses.map(
    ({ from, to }) => ages.filter((age) => age !== null && age >= from && age <= to).length,
  );
  const others = members.length - counts.reduce((sum, count) => sum + count, 0);
  const rates = ratesOf([...counts, others]);
  return [...counts, others].map((membershipNumber, index) => ({
    membershipNumber,
    membershipRate: rates[index],
    name: ageClasses[index]?.name ?? '其他',
  }));
}

/** The stores of this month's largest principals. */
function rechargeTop(world: PracticeWorld, recharges: readonly PracticeTransaction[]) {
  return world.stores
    .map((store) => ({ store, rows: recharges.filter((row) => row.merchantNo === store.merchantNo) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((left, right) => principalOf(right.rows) - principalOf(left.rows))
    .slice(0, topStores)
    .map(({ store, rows }) => ({
      merchantId: store.merchantId,
      storedRechargePrincipal: yuanNumber(principalOf(rows)),
      storedRechargeReward: yuanNumber(rewardOf(rows)),
      merchantName: store.merchantName,
    }));
}

function principalOf(rows: readonly PracticeTransaction[]): number {
  return rows.reduce((sum, row) => sum + row.amountFen, 0);
}

function rewardOf(rows: readonly PracticeTransaction[]): number {
  return rows.reduce((sum, row) => sum + row.bonusFen, 0);
}
