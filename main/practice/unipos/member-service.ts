// 四: a member service that keeps UniPOS's standard, over the same cards and the same books as the Yazuo platform. It has no voucher, no query and no
// undo, asks for no trade password (the standard has no field for it) and earns no points.
import { fenOfFine, fineMoney, fineText, readFineMoney } from '../../../shared/fine-money.ts';
import type { UniposInterfaceId } from '../../protocol/unipos/catalogue.ts';
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import type { WireReply } from '../wire-reply.ts';
import { cardTypeOf, findCard, type PracticeCard, type PracticeWorld } from '../world.ts';
import { type FaultCode, memberAnswer, memberFault } from './answers.ts';
import type { UniposCall, UniposContext } from './call.ts';
import { bookPaying } from './member-books.ts';
import { readPaying } from './paying.ts';
import { escapeXml } from './spelt.ts';

export type MemberServiceId = Extract<UniposInterfaceId, 'memberSorts' | 'memberState' | 'memberPaying'>;

/** Why not, as the document's code. */
interface Fault {
  readonly code: FaultCode;
  readonly reason: string;
}

/** Runs one call of the member service to its end. */
export function runMemberService(id: MemberServiceId, call: UniposCall, context: UniposContext): WireReply {
  const stranger = credentialFault(call, context.world);
  if (stranger !== null) return refuse(stranger);
  switch (id) {
    case 'memberSorts':
      return memberAnswer(spellSorts(context.world));
    case 'memberState':
      return tellState(call, context);
    case 'memberPaying':
      return pay(call, context);
  }
}

function refuse({ code, reason }: Fault): WireReply {
  return memberFault(code, reason);
}

/** None of them shown: not signed in. Any of them missing or wrong: wrong user or password. */
function credentialFault({ header, query }: UniposCall, { unipos }: PracticeWorld): Fault | null {
  const shown = unipos.memberCredentials.map(
    (one) => (one.in === 'header' ? header(one.name) : query.get(one.name)) ?? null,
  );
  if (shown.length > 0 && shown.every((value) => value === null)) return { code: '0000', reason: '未认证' };
  const isRight = unipos.memberCredentials.every((one, index) => shown[index] === one.value);
  return isRight ? null : { code: '0001', reason: '用户名或密码错误' };
}

/** 取会员种类: the platform's card types. */
function spellSorts({ cardTypes }: PracticeWorld): string {
  const sorts = cardTypes.map((type) => `    <MemberSort No="${type.id}" Name="${escapeXml(type.name)}" />\n`);
  return `<MemberSorts>\n${sorts.join('')}</MemberSorts>\n`;
}

/** 取会员状态: by the card's number, else by what a device read: a dynamic code, or the number in a stripe. */
function tellState({ query }: UniposCall, context: UniposContext): WireReply {
  const { world, now } = context;
  const barcode = query.get('Barcode') ?? '';
  const dynamic = world.dynamicCodes.find((one) => one.code === barcode && one.expiresAt > now);
  const cardNo = query.get('Cardno') || dynamic?.cardNo || barcode;
  const card = findCard(world, cardNo);
  const fault = cardFault(world, cardNo, card, now);
  if (fault !== null || card === undefined) return refuse(fault ?? noSuchCard);
  const member = world.members.find((one) => one.id === card.memberId);
  const store = world.stores.find((one) => one.merchantId === card.merchantId);
  const type = cardTypeOf(world, card);
  const told = { CardNo: card.cardNo, Name: member?.name ?? '', MemberSortNo: type.id, MemberSort: type.name };
  const stored = { No: '00', Name: '人民币账户', Balance: decimals(card.storeFen) };
  const points = { No: '90', Name: '积分账户', Balance: decimals(card.points * 100) };
  const head = `<Member${attributes({ ...told, BusinessUnit: store?.merchantName ?? '' })}>`;
  const accounts = [stored, points].map((account) => `    <Account${attributes(account)} />\n`);
  return memberAnswer(`${head}\n${accounts.join('')}</Member>\n`);
}

/** Hundredths with four decimals: `815.6200`. Points may be below zero. */
function decimals(hundredths: number): string {
  return fineText(fineMoney(hundredths * 100));
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

const noSuchCard: Fault = { code: '1001', reason: '卡号不存在' };

/** Why this card serves for nothing; null where it does. */
function cardFault(world: PracticeWorld, cardNo: string, card: PracticeCard | undefined, now: number): Fault | null {
  if (world.blankCards.some((blank) => blank.cardNo === cardNo)) return { code: '1002', reason: '卡未激活' };
  if (card === undefined) return noSuchCard;
  if (card.frozen || card.upgradedTo !== undefined) return { code: '1002', reason: '会员卡处于无效状态' };
  const member = world.members.find((one) => one.id === card.memberId);
  if ((member?.details?.status ?? 1) !== 1) return { code: '1003', reason: '会员处于无效状态' };
  const isExpired = card.expiredDate !== null && card.expiredDate < dayOfMoment(now);
  return isExpired ? { code: '1006', reason: '会员卡已过期' } : null;
}

/** 消费请求: FromNo + CardNo + AccountNo name the payment; what a second one does is switched. */
function pay(call: UniposCall, context: UniposContext): WireReply {
  const { world, now, settings } = context;
  const read = readPaying(call);
  if (!read.ok) return refuse({ code: '1000', reason: read.reason });
  const { fromNo, cardNo, accountNo } = read.paying;
  const quantity = readFineMoney(read.paying.quantity);
  const isSame = (one: { fromNo: string; cardNo: string; accountNo: string }) =>
    one.fromNo === fromNo && one.cardNo === cardNo && one.accountNo === accountNo;
  const first = settings.sameFromNo === 'samePayment' && fromNo !== '' ? world.unipos.payings.find(isSame) : undefined;
  if (first !== undefined) {
    return first.quantity === quantity
      ? memberAnswer('')
      : refuse({ code: '1000', reason: `FromNo ${fromNo}已支付${fineText(first.quantity)}` });
  }
  const card = findCard(world, cardNo);
  const fault = cardFault(world, cardNo, card, now);
  if (fault !== null || card === undefined) return refuse(fault ?? noSuchCard);
  if (accountNo !== '00' && accountNo !== '90') return refuse({ code: '1004', reason: `子账户${accountNo}无效` });
  // Fen of stored value; hundredths of a point.
  const hundredths = quantity === null ? null : fenOfFine(quantity);
  if (quantity === null || hundredths === null || hundredths <= 0)
    return refuse({ code: '1000', reason: 'Quantity不正确' });
  if (accountNo === '90' && hundredths % 100 !== 0) return refuse({ code: '1000', reason: '积分应为整数' });
  const balance = accountNo === '00' ? card.storeFen : card.points * 100;
  if (hundredths > balance) return refuse({ code: '1005', reason: '子账户余额不足' });
  bookPaying(context, card, { ...read.paying, quantity }, hundredths);
  return memberAnswer('');
}
