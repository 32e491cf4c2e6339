// 会员卡、积分、券、账单等其他资金业务的名称与内容。
import type { ServiceFactName } from '../../operation.ts';
import type { ServiceName } from '../../service-names.ts';

export const servicesTexts = {
  service: {
    activateCard: '会员卡激活',
    activateGiftCard: '礼品卡激活',
    upgradeCard: '卡升级',
    exchangePoints: '积分兑换',
    awardPoints: '赠送积分',
    buyCouponWithPoints: '积分购买',
    deductPoints: '扣减积分',
    buyMallGoods: '商城购买',
    issueCoupon: '发券',
    issueCouponToMember: '给会员发券',
    rechargeAndDineFree: '储值霸王餐',
    syncThirdPartyPayment: '第三方收银',
    changePaymentMethod: '变更支付方式',
    claimCouponByScan: '扫码领券',
  } satisfies Record<ServiceName, string>,
  serviceFact: {
    points: '积分',
    mobile: '手机号',
    cardType: '卡类型',
    newCard: '新卡',
    batch: '券批次',
    goods: '商品',
    order: '订单号',
    bill: '免单金额',
    voucher: '原凭证号',
    payments: '支付方式',
    remark: '备注',
  } satisfies Record<ServiceFactName, string>,
};
