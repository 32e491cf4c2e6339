// 4.3.4, 5.5, 6.7.1, 6.10.2, 6.13.2, 6.25 and 6.26: what a guest may use, what may be given, what may be bought.
import type { CouponChannel, CouponTemplate } from '../../../../shared/benefits.ts';
import { success } from '../../../../shared/result.ts';
import type { Read } from '../../backend-failure.ts';
import type { BenefitsPort, ListedCoupon } from '../../ports/benefits.ts';
import { type ReadTemplate, readMallPage, readTemplates, readTerms } from '../map-benefits.ts';
import { readPointRules } from '../map-consult.ts';
import type { ReadCall } from '../read.ts';
import type { StoreIdentity, StoreKnowledge } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type BenefitsServiceParts = {
  readonly read: ReadCall;
  readonly store: Pick<StoreKnowledge, 'merchantId'>;
  readonly here: AtStore;
};

/** 5.5.1's `channel`. */
const channelCodes: Readonly<Record<CouponChannel | 'all', number>> = { all: 999, dineIn: 1000, takeAway: 1031 };
const pageSize = 20;

export function createBenefitsService({ read, store, here }: BenefitsServiceParts): BenefitsPort {
  /** A coupon does not say its channel: the list of each channel does. No store is named, so that a coupon of another store is shown with its reason. */
  async function cardCoupons({ brandId }: StoreIdentity, cardNo: string): Read<readonly ListedCoupon[]> {
    const list = (channel: number) => read('listCoupons', { brandId, cardNo, channel });
    const [all, dineIn, takeAway, merchantId] = await Promise.all([
      list(channelCodes.all),
      list(channelCodes.dineIn),
      list(channelCodes.takeAway),
      store.merchantId(read),
    ]);
    if (!all.ok) return all;
    if (!dineIn.ok) return dineIn;
    if (!takeAway.ok) return takeAway;
    const holds = (answer: typeof all.value, id: string) => answer.list.some((coupon) => coupon.id === id);
    const own = merchantId.ok ? merchantId.value : null;
    return success(
      all.value.list.map((coupon) => ({
        ...readTerms(coupon, own),
        channels: [
          ...(holds(dineIn.value, coupon.id) ? (['dineIn'] as const) : []),
          ...(holds(takeAway.value, coupon.id) ? (['takeAway'] as const) : []),
        ],
      })),
    );
  }

  /** 6.26. A store without WeChat's merchant coupons may be refused here: its coupons are given all the same. */
  async function withWechat(brandId: string, templates: readonly ReadTemplate[]): Promise<readonly CouponTemplate[]> {
    const yazuoBatchNos = [...new Set(templates.map(({ batchNo }) => batchNo))];
    const answer = templates.length === 0 ? null : await read('mapWechatCouponBatches', { brandId, yazuoBatchNos });
    const known = answer?.ok === true ? answer.value.wechatBatchNos : [];
    return templates.map((template) => ({
      ...template,
      wechatBatchNo: known.find(({ yazuoBatchNo }) => yazuoBatchNo === template.batchNo)?.wechatBatchNo ?? null,
    }));
  }

  return {
    cardCoupons: (cardNo) => here((identity) => cardCoupons(identity, cardNo)),
    templates: () =>
      here(async ({ brandId }) => {
        const merchantId = await store.merchantId(read);
        if (!merchantId.ok) return merchantId;
        const request = { brandId, merchantId: merchantId.value, channel: channelCodes.all };
        const answer = await read('listCampaignCoupons', request);
        return answer.ok ? success(await withWechat(brandId, readTemplates(answer.value))) : answer;
      }),
    wechatCode: (templateId) =>
      here(async ({ brandId }) => {
        const merchantId = await store.merchantId(read);
        if (!merchantId.ok) return merchantId;
        const request = { brandId, merchantId: merchantId.value, couponTemplateId: templateId };
        return read('createWechatCouponCode', request);
      }),
    couponOfCode: (code) =>
      here(async ({ brandId, merchantNo }) => {
        const [answer, merchantId] = await Promise.all([
          read('lookupByCouponCode', { brandId, merchantNo, couponCode: code }),
          store.merchantId(read),
        ]);
        if (!answer.ok) return answer;
        const { membership, card, coupon } = answer.value;
        return success({
          name: membership.name ?? '',
          mobile: membership.mobile,
          cardNo: card.cardNo,
          coupon: readTerms(coupon, merchantId.ok ? merchantId.value : null),
        });
      }),
    couponCode: (couponId) =>
      here(async ({ brandId }) => {
        const answer = await read('createDynamicCouponCode', { brandId, couponId });
        if (!answer.ok) return answer;
        return success({ code: answer.value.dynamicCode, seconds: answer.value.expireSeconds });
      }),
    pointRules: () =>
      here(async ({ brandId, merchantNo }) => {
        const merchantId = await store.merchantId(read);
        if (!merchantId.ok) return merchantId;
        const answer = await read('getPointLimitRules', { brandId, merchantNo, merchantId: merchantId.value });
        return answer.ok ? success(readPointRules(answer.value)) : answer;
      }),
    mallGoods: (memberId, page) =>
      here(async ({ brandId }) => {
        const request = { brandId, membershipId: memberId, pageNum: page, pageSize };
        const answer = await read('listMallGoods', request);
        return answer.ok ? success(readMallPage(answer.value, page, pageSize)) : answer;
      }),
  };
}
