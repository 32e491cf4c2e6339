// Moments as UniPOS writes them (三 获取 token: `expires_in` is a moment, with seven decimals and a zone).

/** China, UTC+8 all year since 1991: what a moment without a zone means. */
const chinaOffsetMinutes = 8 * 60;

const pattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/i;

/**
 * UTC ms of `2016-11-07T10:23:48.0409435+08:00`: any zone, `Z`, none (China), up to nine decimals; what is finer than a millisecond is left out.
 * Null for anything else: a day or an hour that does not exist, a zone that no place on earth keeps.
 */
export function readMoment(text: string): number | null {
  const match = pattern.exec(text.trim());
  if (match === null) return null;
  const [, day = '', time = '', decimals = '', zulu, sign, hours, minutes] = match;
  const written = `${day}T${time}`;
  const wall = Date.parse(`${written}Z`);
  // Some engines roll 2017-02-30 over: the moment must come back as it was written.
  if (!Number.isFinite(wall) || !new Date(wall).toISOString().startsWith(written)) return null;
  const offset = zulu === undefined ? offsetMinutes(sign, hours, minutes) : 0;
  if (offset === null) return null;
  return wall - offset * 60_000 + Number(decimals.slice(0, 3).padEnd(3, '0'));
}

function offsetMinutes(sign: string | undefined, hours: string | undefined, minutes: string | undefined) {
  if (sign === undefined) return chinaOffsetMinutes;
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > 14 * 60 || Number(minutes) > 59) return null;
  return sign === '-' ? -offset : offset;
}
