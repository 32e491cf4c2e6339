// 6.22: the platform holds its books of a day against the till's.
import { success } from '../../../../shared/result.ts';
import type { DayPort } from '../../ports/day.ts';
import { readDaySettlement, settleDayRequest } from '../map-day.ts';
import type { ReadCall } from '../read.ts';
import type { AtStore } from './at-store.ts';

/** `here` knows whose till this is. */
export function createDayService(read: ReadCall, here: AtStore): DayPort {
  return {
    settle: (asked) =>
      here(async (store) => {
        const answer = await read('settleDay', settleDayRequest(store, asked));
        return answer.ok ? success(readDaySettlement(answer.value, asked.totals)) : answer;
      }),
  };
}
