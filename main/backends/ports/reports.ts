// Figures of members and recharges (5.12, 6.23), in the till's words.
import type { Commission, MemberStatistics, StatisticsScope } from '../../../shared/reports.ts';
import type { Read } from '../backend-failure.ts';

export type ReportsPort = {
  /** 5.12, of this store or of the whole brand, as of today. */
  memberStatistics(scope: StatisticsScope): Read<MemberStatistics>;
  /** 6.23: every recharge of this store on that day (`YYYY-MM-DD`) that was not revoked. */
  rechargeCommission(day: string): Read<readonly Commission[]>;
};
