// The platform's log as the wire brings it: late, out of reach, wrong, without serials, with holes.
import type { LogOutcome, LogRow } from '../../main/queue/ports.ts';
import type { WireChances, WireWorld } from './wire-chances.ts';

export type SimLog = {
  answer(cardNo: string, serial: string | null): LogOutcome;
};

export function createSimLog(
  { swarm, server, time, dice, weather, deeds }: WireWorld,
  { blows }: Pick<WireChances, 'blows'>,
): SimLog {
  /** By voucher: a row that shows no serial never shows one while faults blow. */
  const mute = new Map<string, boolean>();

  function withoutVoice(row: LogRow): LogRow {
    const voucher = row.voucher ?? '';
    const isMute = mute.get(voucher) ?? (!weather.calm && dice.chance(swarm.faults.muteRows));
    mute.set(voucher, isMute);
    if (!isMute || weather.calm) {
      return row;
    }
    deeds.count('muteRow');
    return { ...row, serial: null };
  }

  function withNulls(row: LogRow): LogRow {
    const keep = <Value>(value: Value) => (dice.chance(0.5) ? value : null);
    return {
      ...row,
      serial: keep(row.serial),
      cardNo: keep(row.cardNo),
      voucher: keep(row.voucher),
      kind: keep(row.kind),
      amount: keep(row.amount),
    };
  }

  return {
    answer(cardNo, serial) {
      if (weather.outageUntil > time.now() || blows('logLost')) {
        return { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };
      }
      if (blows('logFault')) {
        return { kind: 'failed', reason: 'unknownServerFault', reachable: true, evidence: null };
      }
      if (weather.logIsWrongUntil > time.now()) {
        deeds.count('wrongLog');
        const page = server.find(cardNo, null, time.now()).slice(0, weather.logGives === 'nothing' ? 0 : 2);
        return { kind: 'rows', rows: page, evidence: null };
      }
      const rows = server.find(cardNo, blows('logIgnoresFilter') ? null : serial, time.now()).map(withoutVoice);
      return { kind: 'rows', rows: blows('logNulls') ? rows.map(withNulls) : rows, evidence: null };
    },
  };
}
