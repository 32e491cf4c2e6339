// What each sample of UniPOS's document means, written down by hand: money in 1/10,000 yuan, quantities as decimal text, what is empty null.
import type { UniposAnswers, UniposPosts } from '../../main/protocol/unipos/envelope.ts';
import type { Fault, Member, MemberSorts, Paying } from '../../main/protocol/unipos/member.ts';
import { fineMoney } from '../../shared/fine-money.ts';

const nothing = fineMoney(0);
const sixteen = fineMoney(160_000);
const fiftySix = fineMoney(560_000);
const hundredEighteen = fineMoney(1_180_000);

export const tokenOf = (token: string, expires_in: string): UniposAnswers['token'] => ({ token, expires_in });

export const bills: UniposAnswers['listBills'] = {
  total_count: 1,
  skip: 0,
  items: [
    {
      bill_no: '1001-161110001-98',
      shop_no: '1001',
      shop_name: '神木总店',
      member_no: null,
      member_name: null,
      sale_contract_no: null,
      sale_contract_name: null,
      saler_no: null,
      from_no: null,
      person_num: 0,
      point_name: null,
      user_name: '神木总店服务号',
      totel_money: fiftySix,
      discount_money: nothing,
      floor_money: nothing,
      sale_items: [
        {
          from_no: null,
          goods_no: null,
          goods_name: '铁板烧金蛋',
          goods_sort_no: '0101',
          goods_sort_name: '招牌菜',
          currency_name: '货币',
          unit: '份',
          goods_price: sixteen,
          price: sixteen,
          quantity: '1',
          money: sixteen,
          discount_money: nothing,
          total_money: sixteen,
          notes: null,
          user_name: '神木总店服务号',
        },
      ],
      pay_items: [{ pay_mode_no: '00', pay_mode_name: '现金', money: fiftySix, from_no: null }],
      created_on: '2016-11-10T12:03:53.117',
      notes: null,
    },
  ],
};

export function orderOf(order_no: string, shop_no: string | null): UniposPosts['sendOrder'] {
  return {
    shop_no,
    order_no,
    contact: '微信测试',
    tel: '01',
    time: null,
    member_no: null,
    address: '远东大厦 812',
    notes: null,
    total: nothing,
    paymode: '已结算',
    pay_info: null,
    items: [
      {
        goods_no: '10001',
        goods_name: '鱼香肉丝',
        quantity: '1',
        unit: '盘',
        price: fineMoney(120_000),
        notes: '不要辣',
      },
    ],
  };
}

export function reservationOf(reservation_no: string, shop_no: string | null): UniposPosts['sendReservation'] {
  return {
    shop_no,
    reservation_no,
    contact: '微信测试',
    tel: '01',
    time: '2015-07-02T03:00:00',
    member_no: '18975015205',
    address: null,
    notes: null,
    pay_mode: '待结算',
    pay_info: null,
    items: [{ area: '1', type: '4 人台', quantity: '1', notes: '不要辣' }],
  };
}

export function pageOf<Item>(total_count: number, item: Item) {
  return { total_count, skip: 0, items: [item] };
}

export const sorts: MemberSorts = [
  { no: '10', name: '金卡' },
  { no: '20', name: '银卡' },
];

export const member: Member = {
  cardNo: '11001121',
  name: '800358',
  sortNo: '01',
  sort: '贵宾卡',
  businessUnit: '上海总店',
  accounts: [
    { no: '00', name: '人民币账户', balance: fineMoney(8_156_200) },
    { no: '90', name: '积分账户', balance: fineMoney(18_013_600) },
  ],
};

export const fault: Fault = { code: '1001', reason: '原因' };

export const paying: Paying = {
  cardNo: null,
  accountNo: '00',
  quantity: null,
  description: null,
  fromNo: null,
  bill: {
    billId: '3119642e-75a3-48c8-be6e-a491012502ce',
    billNo: '1001-150507007-46',
    organizationNo: '82742315-a603-4525-a597-5fc8df60c6c4',
    organizationName: '演示',
    fromNo: '51',
    subNo: '1',
    registerNo: null,
    personNum: '1',
    priceSchemeNo: '01',
    pointNo: '1001',
    userNo: '1001',
    userName: '上海总店服务账号',
    totalMoney: hundredEighteen,
    discountMoney: nothing,
    floorMoney: nothing,
    receivedMoney: hundredEighteen,
    changedMoney: nothing,
    createdOn: '2015-05-07T17:46:49.231+08:00',
    checkedinOn: '2015-05-07T17:46:23.625+08:00',
    invoicedQuantity: null,
    invoicedOn: null,
    notes: null,
    saleItems: [
      {
        id: '762da70f-f1f5-453b-9478-a4910124ed19',
        fromNo: '51',
        goodsNo: '00508',
        goodsName: '藏龙鱼鱼香味.会员卡',
        goodsSortNo: '01',
        goodsSortName: '烤鱼',
        saleSortNo: '01',
        currencyNo: '-',
        currencyName: '货币',
        unit: '条',
        goodsPrice: hundredEighteen,
        price: hundredEighteen,
        quantity: '1',
        money: hundredEighteen,
        discountRatio: '1',
        discountMoney: nothing,
        netMoney: hundredEighteen,
        notes: null,
        userNo: '1001',
        userName: '上海总店服务账号',
        createdOn: '2015-05-07T17:46:30.686+08:00',
        quantityStatus: '0',
        status: 'Accepted',
        discountMode: 'Discount',
        processingStatus: '0',
        packageItems: null,
      },
    ],
    payItems: [{ payModeNo: '00', currencyNo: '-', payModeName: '现金', money: hundredEighteen }],
  },
};
