// A request for each interface whose request the document does not print, or prints broken (6.9.1, 6.13.3): written by hand with the names
// of assumed-fields.ts, to begin with in the console and to prove that every interface can be read. `${…}` is what the store puts in.
import type { YazuoInterfaceId } from './catalogue.ts';

/** What the store puts in, as the document writes it. */
function hole(name: string): string {
  return `$\{${name}}`;
}

const brandId = hole('brandId');
const merchantId = hole('merchantId');
const merchantNo = hole('merchantNo');
const terminalNo = hole('terminalNo');
const cashierSerial = '20161230103122';
const cardNo = '6201310258262628';
const password = '123456';
const mobile = '13412345678';
const client_id = hole('client_id');
const client_secret = hole('app_secret');
const redirect_uri = 'http://127.0.0.1:8765/linked';

const dish = {
  dishNo: '13425',
  dishType: 1,
  dishName: '千张牛肉粉丝汤+雄霸有料粽(热/剥)',
  dishPrice: 22.9,
  dishCount: 2,
  memberShipPrice: null,
  isSendIntegral: true,
};

/** 6.4 and 6.11.1: stored value pays a part, cash the rest. */
const consumption = {
  brandId,
  merchantNo,
  cardNo,
  cashierSerial,
  terminalNo,
  billAmount: 45.8,
  storePay: 40,
  integralPay: 0,
  couponList: null,
  mixPayList: [{ id: '1', value: 5.8 }],
  billDish: [dish],
  password: null,
  identifycode: null,
  remark: null,
};

const points = { brandId, cardNo, merchantNo, cashierSerial, integralValue: 10 };

/** By id, as it stands in `ciphertext`; for chapter 2 the fields of the form or of the address. */
export const assumedRequests = {
  passwordToken: { grant_type: 'password', client_id, client_secret, username: '1001', password: hole('password') },
  authorizationCode: { response_type: 'code', client_id, redirect_uri, state: '9f2c41d07a5be863' },
  codeToken: { grant_type: 'authorization_code', code: hole('code'), redirect_uri, client_id, client_secret },
  refreshToken: { grant_type: 'refresh_token', refresh_token: hole('refresh_token'), client_id, client_secret },
  listCardTypes: { brandId, merchantId },
  getLimitRules: { brandId, merchantId },
  getRechargeAwardRules: { brandId, merchantId, pageNum: 1, pageSize: 20 },
  createMerchant: { brandId, merchantName: '雅座上地店', thirdpartyMerchantNo: 'MD000000009' },
  getRechargeLink: { brandId, merchantNo, cardNo },
  findMember: { brandId, mobile },
  listCoupons: { brandId, merchantNo, cardNo, couponCode: null, channel: 1000 },
  listCampaignCoupons: { brandId, merchantId, channel: 1000 },
  changePasswordByOld: { brandId, merchantId, cardNo, oldPassword: password, password: '120911' },
  importExternalCard: {
    brandId,
    merchantNo,
    cardNo: '9900000000000001',
    cardtypeId: '1397',
    mobile,
    name: '张三',
    storeValue: 80,
    integralValue: 100,
    password: null,
  },
  setDefaultCard: { brandId, membershipId: 11671221, cardNo },
  listReviews: { brandId, mobile },
  checkWalletCards: { brandId, mobile },
  listOpenIds: { brandId, wid: '180276068' },
  memberStatistics: { brandId, merchantId: null },
  consumeCard: consumption,
  awardPoints: { ...points, remark: '签到送积分' },
  buyCouponWithPoints: { ...points, batchNo: 636448, password, remark: null },
  deductPoints: { ...points, password, remark: '积分抽奖' },
  sendSmsCode: { brandId, merchantId, moblie: '13276279394' },
  createDynamicCardCode: { brandId, cardNo },
  createDynamicCouponCode: { brandId, couponId: '118284632' },
  checkout: consumption,
  revokeCheckout: { brandId, cardNo, merchantNo, cashierSerial: '20161230103121', voucherNumber: '899094' },
  listMemberTransactions: { brandId, membershipId: null, cardNo, pageNum: 1, pageSize: 20 },
  listTransactionDishes: { brandId, merchantNo, voucherNumber: '899094' },
  lookup: { brandId, merchantNo, queryNo: cardNo },
  lookupByCouponCode: { brandId, merchantNo, couponCode: '770118284632' },
  preconsult: {
    brandId,
    merchantNo,
    cardNo: '6201305992560138',
    integralExchange: null,
    useStore: false,
    posActive: false,
    billAmount: 45.8,
    dishFirst: null,
    billState: 0,
    couponLimit: -1,
    billDish: [dish],
  },
  singleCardSingleCoupon: { brandId, merchantNo, queryNo: '6201301116950968' },
  getMemberOrder: { brandId, merchantNo, orderNo: '201612010000000000001' },
  syncThirdPartyPayment: {
    brandId,
    cardNo,
    merchantNo,
    cashierSerial,
    terminalNo,
    orderId: '201612010000000000001',
    billAmount: 45.8,
    payWay: '3',
    remark: null,
  },
  changePaymentMethod: {
    brandId,
    cardNo,
    merchantNo,
    cashierSerial,
    terminalNo,
    voucherNumber: '899094',
    mixPayList: [{ id: '3', value: 45.8 }],
  },
  settleDay: {
    brandId,
    merchantNo,
    date: '20161230',
    terminalNo,
    totals: {
      consumeCount: 1,
      consumeAmount: 45.8,
      rechargeCount: 0,
      rechargeAmount: 0,
      revokeCount: 0,
      revokeAmount: 0,
    },
  },
  claimCouponByScan: { brandId, merchantNo, cashierSerial, cardNo, scanCode: '636448' },
} as const satisfies Partial<Record<YazuoInterfaceId, object>>;
