// A dish by number and name: what is typed into either is looked for among the dishes that the till knows; ↑ and ↓ choose one, Enter takes it.
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UniposGoods } from '../../../shared/unipos-orders.ts';
import { ask } from '../../bridge.ts';
import { RowPress } from '../../components/row-press.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { fineMoneyText } from '../bills/bill-words.ts';
import { type FormLine, findingAt, priceText } from './form-draft.ts';
import { FormField } from './form-field.tsx';
import styles from './unipos-orders.module.css';
import type { OrderForm } from './use-order-form.ts';

type GoodsProps = {
  readonly line: FormLine;
  readonly index: number;
  readonly state: OrderForm;
  readonly onTouched: () => void;
};

/** So many fit beneath the fields. */
const most = 5;
const patience = 120;

export function GoodsFields({ line, index, state, onTouched }: GoodsProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [taken, setTaken] = useState(0);
  const found = useGoods(sought).slice(0, most);

  // How many is asked next, and one is only a guess: what is typed takes its place.
  useEffect(() => {
    if (taken > 0) {
      document.querySelector<HTMLInputElement>(`[data-testid="unipos-form-quantity-${index}"]`)?.select();
    }
  }, [taken, index]);

  function take(goods: UniposGoods): void {
    setSought(null);
    state.changeLine(index, {
      goodsNo: goods.goodsNo,
      name: goods.name,
      unit: goods.unit ?? line.unit,
      price: goods.price === null ? line.price : priceText(goods.price),
      quantity: line.quantity === '' ? '1' : line.quantity,
    });
    setTaken((times) => times + 1);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && found.length > 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(at + by, found.length - 1)));
    }
    const goods = found[at];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && goods !== undefined) {
      event.preventDefault();
      take(goods);
    }
  }

  const field = (name: 'goodsNo' | 'name') => (
    <FormField
      label={t(`uniposOrders.fields.${name}`)}
      text={line[name]}
      testid={`unipos-form-${name}-${index}`}
      longest={60}
      finding={findingAt(state.findings, name, index)}
      hint={name === 'goodsNo' ? t('uniposOrders.form.goodsHint') : ''}
      line={index}
      onType={(text) => {
        state.changeLine(index, { [name]: text });
        setAt(0);
        setSought(text);
      }}
      onKeyDown={onKeyDown}
      onFocus={onTouched}
      onBlur={() => setSought(null)}
    />
  );
  return (
    <>
      <div className={styles['goodsFields']}>
        {field('goodsNo')}
        {field('name')}
      </div>
      {found.length === 0 ? null : (
        <div className={styles['found']} role="listbox" aria-label={t('uniposOrders.form.goods')}>
          {found.map((goods, place) => (
            <RowPress
              key={goods.goodsNo}
              className={styles['foundRow']}
              chosen={place === at}
              onChoose={() => take(goods)}
              testid={`unipos-goods-${goods.goodsNo}`}
            >
              <span className="number">{goods.goodsNo}</span>
              <span>{goods.name}</span>
              <span className="number">
                {goods.price === null ? null : fineMoneyText(goods.price)}
                {goods.unit === null ? null : `/${goods.unit}`}
              </span>
            </RowPress>
          ))}
        </div>
      )}
    </>
  );
}

/** The dishes that fit what is sought; nothing is asked for an empty text. */
function useGoods(sought: string | null): readonly UniposGoods[] {
  const bridge = useBridge();
  const [found, setFound] = useState<readonly UniposGoods[]>([]);
  useEffect(() => {
    if (sought === null || sought.trim() === '') {
      setFound([]);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void ask(bridge.findUniposGoods({ text: sought })).then((answer) => {
        if (current) {
          setFound(answer.ok ? answer.value : []);
        }
      });
    }, patience);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [bridge, sought]);
  return found;
}
