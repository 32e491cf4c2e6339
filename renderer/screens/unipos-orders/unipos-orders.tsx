// UniPOS's take-away orders and reservations: a day's list with the chosen one, or the form of one; what is typed in it survives leaving it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTypedDay } from '../../../shared/typed-moment.ts';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { useActions } from '../../store/till-context.tsx';
import type { FormDraft } from './form-draft.ts';
import { KindPanel } from './kind-panel.tsx';
import { OrderFormScreen } from './order-form.tsx';
import { panelNames } from './panel-rules.ts';
import type { OpenForm } from './use-order-form.ts';

export function UniposOrders() {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const [open, setOpen] = useState<OpenForm | null>(null);

  /** The list goes to the day for which it is wanted, with it chosen. */
  function saved({ kind, today }: OpenForm, { date }: FormDraft, number: string): void {
    const names = panelNames(kind);
    const day = readTypedDay(date) ?? today;
    keepDraft(names.day, day === today ? '' : day);
    keepDraft(names.chosen, number);
    setOpen(null);
  }

  if (open !== null) {
    return (
      <OrderFormScreen
        key={open.name}
        open={open}
        onBack={() => setOpen(null)}
        onSaved={(form, number) => saved(open, form, number)}
      />
    );
  }
  return (
    <TabbedScreen
      title={t('uniposOrders.title')}
      label={t('uniposOrders.tabsLabel')}
      testid="unipos-tab"
      keptAs="uniposOrders.tab"
      tabs={[
        {
          name: 'order',
          title: t('uniposOrders.tabs.order'),
          show: () => <KindPanel key="order" kind="order" onForm={setOpen} />,
        },
        {
          name: 'reservation',
          title: t('uniposOrders.tabs.reservation'),
          show: () => <KindPanel key="reservation" kind="reservation" onForm={setOpen} />,
        },
      ]}
    />
  );
}
