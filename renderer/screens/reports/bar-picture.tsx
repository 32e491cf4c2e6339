// Columns to look at: one or two series over the same names. The second is hatched, so that colour tells nothing alone; the numbers stand in the table.
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './reports.module.css';

export type Column = { readonly name: string; readonly one: number; readonly two?: number };

export type BarPictureProps = {
  readonly columns: readonly Column[];
  /** What the series are called; the second where there is one. */
  readonly series: readonly [string] | readonly [string, string];
  /** How a value is written at the axis, and beside the pointer where that is exacter. */
  readonly text: (value: number) => string;
  readonly exact?: (value: number) => string;
  /** What the picture is of, for who cannot see it. */
  readonly label: string;
  readonly testid: string;
};

const letters = { fontSize: 16, fill: 'var(--ink-soft)' } as const;

export function BarPicture({ columns, series, text, exact = text, label, testid }: BarPictureProps) {
  const [one, two] = series;
  return (
    <div className={styles['picture']} role="img" aria-label={label} data-testid={testid} data-bars={columns.length}>
      {two === undefined ? null : (
        <figcaption className={styles['legend']} aria-hidden="true">
          <span className={styles['swatch']} data-series="one" />
          {one}
          <span className={styles['swatch']} data-series="two" />
          {two}
        </figcaption>
      )}
      <div className={styles['plot']} aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" minWidth={0}>
          <BarChart data={[...columns]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <defs>
              <pattern
                id="report-hatch"
                width="8"
                height="8"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="8" height="8" fill="var(--amber-200)" />
                <rect width="4" height="8" fill="var(--amber-900)" />
              </pattern>
            </defs>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis
              dataKey="name"
              tick={letters}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              interval={columns.length <= 8 ? 0 : 'preserveStartEnd'}
              minTickGap={8}
            />
            <YAxis tick={letters} tickLine={false} axisLine={false} tickFormatter={text} width="auto" />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--pine-50)', stroke: 'none' }}
              formatter={(value) => exact(Number(value))}
              separator=" "
              contentStyle={{ background: 'var(--card)', border: '1px solid var(--line-strong)', fontSize: 16 }}
              labelStyle={{ color: 'var(--ink)' }}
              itemStyle={{ color: 'var(--ink)' }}
            />
            <Bar
              maxBarSize={64}
              dataKey="one"
              name={one}
              fill="var(--pine-600)"
              radius={[4, 4, 0, 0]}
              isAnimationActive={false}
            />
            {two === undefined ? null : (
              <Bar
                maxBarSize={64}
                dataKey="two"
                name={two}
                fill="url(#report-hatch)"
                stroke="var(--amber-900)"
                radius={[4, 4, 0, 0]}
                isAnimationActive={false}
              />
            )}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}
