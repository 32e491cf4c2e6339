// The cashier's other business: gift cards, points, coupons, a bill that was paid elsewhere. Drawn from dice of its own, so that a seed of old plays as it did.
import type { Queue } from '../../main/queue/api.ts';
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import type { ServicePayload } from '../../shared/operation.ts';
import type { Keep } from './sales.ts';
import { secretCanary } from './sales.ts';
import { cardsOf, type World } from './world.ts';

export type ServiceDesk = { perform(queue: Queue): void };

const mobiles = ['138****0001', '138****0002'];

export function createServiceDesk(world: World, newIntent: () => string, keep: Keep, shift: () => string): ServiceDesk {
  const { swarm, service, servicing, deeds } = world;
  const cards = cardsOf(swarm);
  let points = 0;

  function payload(): ServicePayload {
    const cardNo = servicing.pick(cards);
    const value = fen(servicing.between(1, 20_000));
    const heading = { kind: 'service', cardNo, amount: fen(0) } as const;
    if (service !== null) {
      // All that a member service has of it. Half a point never is, so no terminal's payment is equal to it.
      points += 1;
      const content = { points: points * 97 + 50, remark: '' };
      return { ...heading, service: 'deductPoints', content };
    }
    switch (servicing.between(0, 4)) {
      case 0:
        return { ...heading, service: 'awardPoints', content: { points: value, remark: '' } };
      case 1:
        return {
          ...heading,
          amount: value,
          service: 'activateGiftCard',
          content: { cardTypeId: null, value },
        };
      case 2:
        return { ...heading, service: 'upgradeCard', content: { newCardNo: `N${value}` } };
      case 3:
        return {
          ...heading,
          cardNo: servicing.pick(mobiles),
          service: 'issueCoupon',
          content: { mobile: '13800000001', batchNo: '7' },
        };
      default:
        return {
          ...heading,
          amount: value,
          service: 'syncThirdPartyPayment',
          content: { orderId: `O${value}`, total: value, method: '3', remark: '' },
        };
    }
  }

  return {
    perform(queue) {
      const intent = newIntent();
      const body = payload();
      const waits = body.service === 'syncThirdPartyPayment';
      const draft: OperationDraft = {
        intent,
        payload: body,
        held: fen(0),
        operator: 'anna',
        shift: shift(),
        memberName: null,
        waits,
        acceptedOffline: false,
      };
      const secret = body.service === 'activateGiftCard' && servicing.chance(0.5) ? secretCanary : null;
      const options = { secret, offline: null };
      const result = queue.accept(draft, options);
      keep(intent, `performs ${body.service} for ${body.cardNo}`, result, true);
      if (result.ok) {
        deeds.count('service');
        if (servicing.chance(0.3)) {
          keep(intent, 'clicks twice', queue.accept(draft, options), true);
        }
        queue.settled(result.value.serial, 45_000).catch(() => undefined);
      }
    },
  };
}
