// The columns of a picture, drawn. Nobody but bar-picture.tsx asks for it: what it brings along is large.
import { Bar, CartesianGrid, BarChart as Chart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

/** `whole`: what it is called beside the pointer, where its name at the axis is short. */
export type Column = { readonly name: string; readonly whole?: string; readonly one: number; readonly two?: number };

export type BarChartProps = {
  readonly columns: readonly Column[];
  /** What the series are called; the second where there is one. */
  readonly series: readonly [string] | readonly [string, string];
  /** What the axis counts in, and never in parts of it: fen of a yuan, or one. */
  readonly unit: 1 | 100;
  /** How a value is written at the axis, and beside the pointer. */
  readonly text: (value: number) => string;
  readonly exact: (value: number) => string;
};

const letters = { fontSize: 16, fill: 'var(--ink-soft)' } as const;

export function BarChart({ columns, series, unit, text, exact }: BarChartProps) {
  const [one, two] = series;
  const inUnits = columns.map((column) => ({
    ...column,
    one: column.one / unit,
    ...(column.two === undefined ? {} : { two: column.two / unit }),
  }));
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0}>
      <Chart data={inUnits} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <defs>
          <pattern id="report-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
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
        <YAxis
          tick={letters}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickFormatter={(value: number) => text(value * unit)}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--pine-50)', stroke: 'none' }}
          formatter={(value) => exact(Math.round(Number(value) * unit))}
          labelFormatter={(name) => columns.find((column) => column.name === name)?.whole ?? name}
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
      </Chart>
    </ResponsiveContainer>
  );
}
