// Medians and percentiles, and the shape of a measurement that the benches share.

/** The value below which this share (0–1) of the samples lies, by the nearest rank. Throws on no samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('no samples');
  return value;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** Of at least one sample. */
export function mean(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/** One line of the table. `limit` is what `measured` may be at most; all in `unit`. */
export interface Measurement {
  readonly name: string;
  readonly goal: string;
  readonly unit: 'ms' | 'µs' | 'MB' | '%';
  readonly measured: number;
  readonly floor: number;
  readonly ratio: number;
  readonly limit: number;
  readonly met: boolean;
  readonly samples: number;
}

/** Rounds to something a person reads: three figures. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
