// The members' figures (5.12): how many, how new, what they recharged, who they are, and which stores recharge most.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type MemberStatistics,
  type RechargeSum,
  type StatisticsScope,
  statisticsScopes,
} from '../../../shared/reports.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { BarList } from './bar-list.tsx';
import { ageName } from './report-names.ts';
import { ReportNone } from './report-none.tsx';
import styles from './reports.module.css';
import { percentOf } from './share-bars.ts';
import { useReport } from './use-report.ts';

export function MembersPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [scope, setScope] = useState<StatisticsScope>('store');
  const read = useCallback(() => bridge.getMemberStatistics({ scope }), [bridge, scope]);
  const report = useReport(read);
  const { value, problem, busy, again } = report;

  useKeys(keyLevel.panel, ({ name }) => {
    const chosen = /^[12]$/.test(name) ? statisticsScopes[Number(name) - 1] : undefined;
    if (chosen !== undefined) {
      setScope(chosen);
    } else if (name === 'Enter') {
      again();
    }
    return chosen !== undefined || name === 'Enter';
  });

  return (
    <>
      <div className={styles['head']}>
        <div role="radiogroup" aria-label={t('reports.scopeLabel')} className={styles['tabs']}>
          {statisticsScopes.map((each, index) => (
            <Press
              key={each}
              role="radio"
              size="small"
              aria-checked={scope === each}
              shortcut={String(index + 1)}
              testid={`report-scope-${each}`}
              onClick={() => setScope(each)}
            >
              {t(`reports.scopes.${each}`)}
            </Press>
          ))}
        </div>
        <span className={styles['soft']}>{t('reports.asOf')}</span>
        <span className={styles['space']} />
        <Press size="small" shortcut="Enter" busy={busy} testid="report-again" onClick={again}>
          {t('reports.refresh')}
        </Press>
      </div>
      {value === null || problem !== null ? (
        <ReportNone problem={problem} onAgain={again} />
      ) : (
        <Figures statistics={value} />
      )}
    </>
  );
}

function Figures({ statistics }: { readonly statistics: MemberStatistics }) {
  const { t } = useTranslation();
  const { members, newToday, newThisMonth, rechargedToday, rechargedThisMonth, genders, ages, topStores } = statistics;
  const all = genders.women.count + genders.men.count + genders.others.count;
  const everybody = ages.reduce((sum, { count }) => sum + count, 0);
  const told = (count: number, percent: string | null) =>
    percent === null
      ? t('reports.shareCount', { count: countText(count) })
      : t('reports.share', { count: countText(count), percent });
  return (
    <div className={`${styles['report']} scroll`} data-testid="report-members">
      <dl className={styles['figures']}>
        <Figure name={t('reports.members')} testid="report-members-all">
          {countText(members)}
        </Figure>
        <Figure name={t('reports.newToday')}>{countText(newToday)}</Figure>
        <Figure name={t('reports.newThisMonth')}>{countText(newThisMonth)}</Figure>
        <Recharged name={t('reports.rechargedToday')} sum={rechargedToday} testid="report-recharged-today" />
        <Recharged name={t('reports.rechargedThisMonth')} sum={rechargedThisMonth} />
      </dl>
      <div className={styles['charts']}>
        <div className={styles['chartColumn']}>
          <BarList
            title={t('reports.genders')}
            testid="report-genders"
            whole={all}
            bars={(['women', 'men', 'others'] as const).map((name) => ({
              name: t(`reports.gender.${name}`),
              value: genders[name].count,
              told: told(genders[name].count, percentOf(genders[name], all)),
            }))}
          />
          <BarList
            title={t('reports.topStores')}
            testid="report-top-stores"
            empty={t('reports.topStoresNone')}
            bars={topStores.map(({ name, principal, reward }) => ({
              name,
              value: principal,
              told: `${moneyText(principal)} · ${t('reports.reward', { amount: moneyText(reward) })}`,
            }))}
          />
        </div>
        <BarList
          title={t('reports.ages')}
          testid="report-ages"
          whole={everybody}
          empty={t('reports.agesNone')}
          bars={ages.map((share) => ({
            name: ageName(t, share.name),
            value: share.count,
            told: told(share.count, percentOf(share, everybody)),
          }))}
        />
      </div>
    </div>
  );
}

type FigureProps = { readonly name: string; readonly testid?: string; readonly children: string };

function Figure({ name, testid, children }: FigureProps) {
  return (
    <div className={styles['card']}>
      <dt className={styles['soft']}>{name}</dt>
      <dd className={`number ${styles['big']}`} data-testid={testid}>
        {children}
      </dd>
    </div>
  );
}

type RechargedProps = { readonly name: string; readonly sum: RechargeSum; readonly testid?: string };

function Recharged({ name, sum, testid }: RechargedProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['card']} data-testid={testid} data-fen={sum.principal}>
      <dt className={styles['soft']}>{name}</dt>
      <dd className={styles['big']}>
        <Money amount={sum.principal} />
      </dd>
      <dd className={`number ${styles['soft']}`}>{t('reports.reward', { amount: moneyText(sum.reward) })}</dd>
    </div>
  );
}
