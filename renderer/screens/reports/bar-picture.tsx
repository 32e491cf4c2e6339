// Columns to look at: one or two series over the same names. The second is hatched, so that colour tells nothing alone; the numbers stand in the table.
import { LatePart, late } from '../../components/late.tsx';
import type { BarChartProps } from './bar-chart.tsx';
import styles from './reports.module.css';

export type BarPictureProps = Omit<BarChartProps, 'exact'> & {
  /** How a value is written beside the pointer, where that is exacter. */
  readonly exact?: BarChartProps['exact'];
  /** What the picture is of, for who cannot see it. */
  readonly label: string;
  readonly testid: string;
};

/** The library that draws them is as much code as all that the first screen needs: it comes when somebody opens the reports. */
export const barChart = late(async () => (await import('./bar-chart.tsx')).BarChart);

export function BarPicture({ columns, series, unit, text, exact = text, label, testid }: BarPictureProps) {
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
        <LatePart of={barChart} given={{ columns, series, unit, text, exact }} />
      </div>
    </div>
  );
}
