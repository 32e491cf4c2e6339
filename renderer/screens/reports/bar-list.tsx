// Bars beneath each other, each with its name and its numbers: nothing is told by length alone.
import type { ReactNode } from 'react';
import styles from './reports.module.css';
import { barLength } from './share-bars.ts';

export type Bar = { readonly name: string; readonly value: number; readonly told: ReactNode };

export type BarListProps = {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** What the bars are shares of: then a half is half as long. Without it the longest fills the row. */
  readonly whole?: number;
  readonly empty?: string;
  readonly testid: string;
};

export function BarList({ title, bars, whole, empty, testid }: BarListProps) {
  const longest = whole ?? Math.max(0, ...bars.map(({ value }) => value));
  return (
    <section className={styles['card']} aria-label={title} data-testid={testid}>
      <h2 className={styles['cardTitle']}>{title}</h2>
      {bars.length === 0 ? <p className={styles['soft']}>{empty}</p> : null}
      <ul className={styles['bars']}>
        {bars.map(({ name, value, told }) => (
          <li key={name}>
            <span className={styles['barText']}>
              <span>{name}</span>
              <span className="number">{told}</span>
            </span>
            <span className={styles['track']} aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${barLength(value, longest)}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
