// A till on a salvaged journal takes nothing in before all that was open is proven.
import { expect, it } from 'vitest';
import type { Queue } from '../../main/queue/api.ts';
import { obeySalvage } from '../../main/till/salvage-gate.ts';
import { consumption, draftOf } from './journal-stage.ts';

it('refuses a sale with the number of what is not proven, and goes on when there is none', () => {
  let left = 2;
  const accepted = { ok: true, value: { serial: 'S1' } };
  const queue = obeySalvage({ accept: () => accepted } as unknown as Queue, { unproven: () => left });
  const sell = () => queue.accept(draftOf(consumption()), { secret: null, offline: null });
  expect(sell()).toMatchObject({ ok: false, failure: { code: 'salvagedUnproven', parameters: { count: 2 } } });
  left = 0;
  expect(sell()).toBe(accepted);
});
