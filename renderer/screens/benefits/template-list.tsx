// The coupons that may be given, each with its campaign, how long it runs and how many are left. ↑ and ↓ choose, Enter acts.
import { useTranslation } from 'react-i18next';
import type { CouponTemplate } from '../../../shared/benefits.ts';
import { countText } from '../../components/count-text.ts';
import { joined } from '../../components/joined.ts';
import { ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { RowPress } from '../../components/row-press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { RowList } from '../queue/row-list.tsx';
import styles from './benefits.module.css';
import type { Asked } from './use-asked.ts';

export type TemplateListProps = {
  readonly title: string;
  readonly asked: Asked<readonly CouponTemplate[]>;
  readonly keyOf: (template: CouponTemplate) => string;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onAct: () => void;
};

const rowHeight = 84;

export function TemplateList({ title, asked, keyOf, chosen, onChoose, onAct }: TemplateListProps) {
  const { t } = useTranslation();
  const rows = asked.value ?? [];
  useRowKeys(rows.map(keyOf), chosen, onChoose, () => {
    onAct();
    return true;
  });
  return (
    <section className={paper['paper']} aria-label={title}>
      <h2 className={styles['paperTitle']}>{title}</h2>
      {rows.length === 0 ? (
        <ListNone
          known={asked.value !== null}
          empty={t('benefits.coupons.templatesNone')}
          problem={asked.problem}
          onAgain={asked.again}
          testid="templates-none"
        />
      ) : (
        <RowList rows={rows} keyOf={keyOf} rowHeight={rowHeight} chosen={chosen} more={false} onMore={() => undefined}>
          {(template) => (
            <RowPress
              className={styles['row']}
              chosen={keyOf(template) === chosen}
              onChoose={() => onChoose(keyOf(template))}
              testid={`template-${template.batchNo}`}
              data={{ 'data-left': template.left ?? '' }}
            >
              <span className={styles['rowMain']}>
                <strong className={styles['rowName']}>{template.name}</strong>
                <Source template={template} />
              </span>
              <span className={styles['rowSide']}>
                <Money amount={template.amount} size="row" />
                <span className={template.left === 0 ? styles['rowWhy'] : styles['rowSoft']}>{leftText(template)}</span>
              </span>
            </RowPress>
          )}
        </RowList>
      )}
    </section>
  );

  function leftText({ left }: CouponTemplate): string {
    if (left === null) {
      return t('benefits.coupons.leftEndless');
    }
    return left <= 0 ? t('benefits.coupons.soldOut') : t('benefits.coupons.left', { value: countText(left) });
  }
}

function Source({ template: { campaign, tags } }: { readonly template: CouponTemplate }) {
  const { t } = useTranslation();
  if (campaign === null) {
    return <span className={styles['rowSoft']}>{joined([t('benefits.coupons.own'), ...tags])}</span>;
  }
  const { name, startsOn, endsOn } = campaign;
  const days =
    startsOn === null || endsOn === null
      ? []
      : [t('benefits.coupons.campaignDays', { from: startsOn.slice(5), to: endsOn.slice(5) })];
  return <span className={styles['rowSoft']}>{joined([t('benefits.coupons.campaign', { name }), ...days])}</span>;
}
