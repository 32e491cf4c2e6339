// 6.12.1, 6.12.2 and 6.22: the log as the platform tells it (it may lag, ignore its filter, or be full of nulls) and the day's totals.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import type { PracticeTransaction, TradeKind } from './booking.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { dateTime, yuanDecimal, yuanNumber } from './spelling.ts';
import { findCard, type PracticeWorld } from './world.ts';

const transCodes: Readonly<Record<TradeKind, { code: string; name: string }>> = {
  recharge: { code: '1001', name: '充值' },
  checkout: { code: '2001', name: '收银消费' },
  consumeCard: { code: '2002', name: '消费' },
  rechargeAndDineFree: { code: '1002', name: '储值霸王餐' },
  syncThirdPartyPayment: { code: '2003', name: '第三方收银' },
  paymentChange: { code: '2004', name: '支付方式变更' },
  exchangePoints: { code: '5001', name: '积分兑换' },
  awardPoints: { code: '5002', name: '积分奖励' },
  buyCouponWithPoints: { code: '5003', name: '积分购买' },
  deductPoints: { code: '5004', name: '积分扣减' },
  buyMallGoods: { code: '5005', name: '商城购买' },
  issueCoupon: { code: '6001', name: '注券' },
  issueCouponToMember: { code: '6001', name: '注券' },
  claimCouponByScan: { code: '6002', name: '扫码领券' },
  spentElsewhere: { code: '2002', name: '消费' },
  activateCard: { code: '3001', name: '会员卡激活' },
  activateGiftCard: { code: '3002', name: '礼品卡激活' },
  activateGiftCards: { code: '3002', name: '礼品卡激活' },
  upgradeCard: { code: '3003', name: '卡升级' },
  revoke: { code: '4001', name: '撤销' },
  headOfficeRevert: { code: '4001', name: '总部冲正' },
  revokeByVoucher: { code: '4002', name: '隔笔撤销' },
  revokeCheckout: { code: '4003', name: '收银撤销' },
};

/** 6.12.1 */
export function listMemberTransactions(request: RequestOf<'listMemberTransactions'>, context: CallContext): Reply {
  const { world } = context;
  const byCard = request.cardNo ? findCard(world, request.cardNo) : undefined;
  const memberId = request.membershipId ?? String(byCard?.memberId ?? '');
  const cards = new Set(world.cards.filter((card) => String(card.memberId) === memberId).map((card) => card.cardNo));
  const wanted = (row: PracticeTransaction) => (request.cardNo ? row.cardNo === request.cardNo : cards.has(row.cardNo));
  return page(context, wanted, request.pageNum, request.pageSize);
}

/** 6.12.2: each given field narrows the answer. Newest first. */
export function listTransactions(request: RequestOf<'listTransactions'>, context: CallContext): Reply {
  const wanted = (row: PracticeTransaction) =>
    (!request.cardNo || row.cardNo === request.cardNo) &&
    (!request.merchantNo || row.merchantNo === request.merchantNo) &&
    (!request.cashierSerial || shownSerial(row, context) === request.cashierSerial) &&
    (!request.terminalNo || row.terminalNo === request.terminalNo);
  const isKnown = context.world.transactions.some((row) => shownSerial(row, context) === request.cashierSerial);
  const givesLatest = context.capabilities.unknownSerial === 'latestRows' && !!request.cashierSerial && !isKnown;
  const ofCard = (row: PracticeTransaction) => row.cardNo === request.cardNo;
  return page(context, givesLatest ? ofCard : wanted, request.pageNum, request.pageSize);
}

/** A revocation's row bears its own serial, that of what it undid, or none. */
function shownSerial(row: PracticeTransaction, { world, capabilities }: CallContext): string | null {
  if (row.revokes === null || capabilities.revocationSerial === 'own') return row.cashierSerial;
  return capabilities.revocationSerial === 'none'
    ? null
    : (world.transactions.find((other) => other.voucher === row.revokes)?.cashierSerial ?? null);
}

function page(
  context: CallContext,
  wanted: (row: PracticeTransaction) => boolean,
  pageNum: number | null | undefined,
  pageSize: number | null | undefined,
): Reply {
  const { world, now, log } = context;
  const visible = world.transactions
    .filter((row) => row.at <= now - log.lagMs && (log.ignoresFilter || wanted(row)))
    .reverse();
  const size = Math.min(Math.max(1, pageSize ?? 50), 200);
  const start = (Math.max(1, pageNum ?? 1) - 1) * size;
  const rows = visible.slice(start, start + size);
  return done(
    {
      transwater: rows.map((row) => spellRow(world, row, shownSerial(row, context), log.nulls)),
      total: visible.length,
    },
    '查询成功',
  );
}

/** A row as 6.12.2 prints it. `id` and `voucherNo` are the same number; `oldWaterId` of a revocation names the row that it revokes. */
function spellRow(world: PracticeWorld, row: PracticeTransaction, serial: string | null, nulls: boolean) {
  const card = findCard(world, row.cardNo);
  const member = world.members.find((candidate) => candidate.id === card?.memberId);
  const store = world.stores.find((candidate) => candidate.merchantNo === row.merchantNo);
  const echo = <Value>(value: Value): Value | null => (nulls ? null : value);
  return {
    id: row.voucher,
    masterId: 1_214_000_000 + row.voucher,
    voucherNo: echo(String(row.voucher)),
    batchNo: null,
    transDate: dayOfMoment(row.at),
    cardNo: echo(row.cardNo),
    cardMerchant: world.stores[0]?.merchantNo ?? null,
    transTime: dateTime(row.at),
    transMerchant: row.merchantNo,
    transCode: transCodes[row.kind].code,
    amount: row.voucher % 2 === 0 ? yuanNumber(row.amountFen) : yuanDecimal(row.amountFen),
    balance: yuanNumber(row.storeAfterFen),
    available: null,
    mobile: member?.mobile ?? null,
    couponsId: row.couponsUsed[0]?.id ?? null,
    reversedflag: row.reversed ? '1' : null,
    revocationflag: row.revokedBy !== null && !row.reversed ? 1 : '0',
    cashierSerial: echo(serial),
    terminalNo: echo(row.terminalNo),
    operId: row.userName,
    oldWaterId: row.revokes,
    couponConsumeQuantity: row.couponsUsed.reduce((sum, used) => sum + used.quantity, 0) || null,
    financeDate: null,
    remark: row.remark || null,
    couponName: null,
    cardtypeId: card?.cardTypeId ?? null,
    membershipId: card?.memberId ?? null,
    expansivity: null,
    brandId: world.brand.id,
    merchantName: store?.merchantName ?? null,
    transName: transCodes[row.kind].name,
  };
}

/** 6.22: counts the day in China of one till. Consumption and recharge include what was revoked later; `amount` is their sum less what was revoked. */
export function settleDay(request: RequestOf<'settleDay'>, { world }: CallContext): Reply {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(request.date);
  if (parts === null) return refuse('invalidParameter', '日期格式应为yyyyMMdd');
  const day = parts.slice(1).join('-');
  const rows = world.transactions.filter(
    (row) =>
      dayOfMoment(row.at) === day &&
      row.merchantNo === request.merchantNo &&
      row.terminalNo === request.terminalNo &&
      row.kind !== 'headOfficeRevert' &&
      row.kind !== 'paymentChange',
  );
  const count = (kinds: readonly TradeKind[]) => rows.filter((row) => kinds.includes(row.kind)).length;
  const sum = (kinds: readonly TradeKind[]) =>
    rows.filter((row) => kinds.includes(row.kind)).reduce((total, row) => total + row.amountFen, 0);
  const consume: TradeKind[] = ['checkout', 'consumeCard', 'syncThirdPartyPayment'];
  const recharge: TradeKind[] = ['recharge', 'rechargeAndDineFree'];
  const undo: TradeKind[] = ['revoke', 'revokeByVoucher', 'revokeCheckout'];
  const platform = {
    consumeCount: count(consume),
    consumeAmount: sum(consume),
    rechargeCount: count(recharge),
    rechargeAmount: sum(recharge),
    revokeCount: count(undo),
    revokeAmount: sum(undo),
  };
  const spell = (item: string, value: number) => (item.endsWith('Amount') ? yuanDecimal(value) : String(value));
  const differences = (Object.keys(platform) as (keyof typeof platform)[])
    .filter((item) => platform[item] !== request.totals[item])
    .map((item) => ({ item, till: spell(item, request.totals[item]), platform: spell(item, platform[item]) }));
  const amount = platform.consumeAmount + platform.rechargeAmount - platform.revokeAmount;
  return done({ count: rows.length, amount: yuanDecimal(amount), differences }, '日结成功');
}
