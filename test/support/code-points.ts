// Any character of Unicode, for texts that chance makes. fast-check's own unit `binary` first writes a table of all 1.1 million, which costs each
// process two seconds, and has no halves of pairs.
import fc from 'fast-check';

const ofOneUnit = fc.integer({ min: 0, max: 0xffff });
const ofTwoUnits = fc.integer({ min: 0x1_0000, max: 0x10_ffff });

/** One code point: also those that mean nothing, and half of a pair. */
export const codePoint = fc.oneof(ofOneUnit, ofTwoUnits).map((point) => String.fromCodePoint(point));
