// Many gift cards: their value and first password, then one scan after the other into a list; a total, a PIN, and a result each.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fen, parseTypedAmount } from '../../../shared/money.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { type ActivationField, activationFields, activationProblem } from './activation-fields.ts';
import { BatchCards } from './batch-cards.tsx';
import { largestBatch, repeatedPlaces, withoutRepeated } from './batch-list.ts';
import { BatchResults } from './batch-results.tsx';
import { cardNumber } from './card-number.ts';
import { mayBeCut, tidyNumber } from './pad-fields.ts';
import { PadForm } from './pad-form.tsx';
import { type Batch, batchDraft, useBatch } from './use-batch.ts';
import { usePadFields } from './use-pad-fields.ts';

export function BatchPanel() {
  const batch = useBatch();
  const { keepDraft } = useActions();
  const shown = batch.phase !== 'fill' && batch.lines.some(({ operation }) => operation !== null);
  return (
    <>
      {shown || batch.phase === 'lost' ? (
        <BatchResults
          batch={batch}
          onAnother={() => {
            keepDraft(batchDraft, '');
            batch.close();
          }}
          onBack={batch.close}
        />
      ) : (
        <BatchForm batch={batch} />
      )}
      {batch.dialog}
    </>
  );
}

function BatchForm({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const kept = useTill((state) => state.drafts[batchDraft] ?? '');
  const cards = kept === '' ? [] : kept.split(' ');
  const [looked, setLooked] = useState(false);
  const [note, setNote] = useState<'tooMany' | 'listEmpty' | 'twiceFirst' | 'cardWrong' | 'cutShort' | null>(null);
  const fields = useMemo(() => activationFields('batch', { knowsMember: false, typeCount: 0 }), []);
  const form = usePadFields<ActivationField>('activation.batch', fields);
  const read = parseTypedAmount(form.text('value'));
  const total = read.ok ? fen(read.value * cards.length) : fen(0);
  const repeated = repeatedPlaces(cards);
  const filling = batch.phase === 'fill';

  function keep(next: readonly string[]): void {
    batch.clearProblem();
    setNote(null);
    keepDraft(batchDraft, next.join(' '));
  }

  function add(text: string): void {
    const cardNo = tidyNumber(text, 32);
    if (!cardNumber.test(cardNo)) {
      setNote('cardWrong');
    } else if (cards.length >= largestBatch) {
      setNote('tooMany');
    } else {
      keep([...cards, cardNo]);
      form.choose('cardNo');
    }
  }

  function submit(): void {
    if (form.text('cardNo') !== '') {
      add(form.text('cardNo'));
      form.set('cardNo', '');
      return;
    }
    setLooked(true);
    const bad = (['value', 'password'] as const).find((name) => problemOf(name) !== null);
    if (bad !== undefined || !read.ok) {
      form.choose(bad ?? 'value');
    } else if (cards.length === 0 || repeated.length > 0) {
      setNote(cards.length === 0 ? 'listEmpty' : 'twiceFirst');
    } else {
      const password = form.text('password');
      batch.submit(cards, read.value, password === '' ? null : password);
    }
  }

  function problemOf(field: ActivationField) {
    return field === 'cardNo' ? null : activationProblem(field, form.text, { knowsMember: false });
  }

  useScannedText((text) => {
    if (mayBeCut(form.text('cardNo'))) {
      form.set('cardNo', '');
      setNote('cutShort');
    } else {
      add(text);
    }
  }, filling);
  useKeys(keyLevel.panel, (key) => filling && form.onKey(key, submit));

  return (
    <PadForm
      form={form}
      name="batch"
      label={(field) => t(`members.activation.${field}`)}
      problem={(field) => {
        const wrong = looked ? problemOf(field) : null;
        return wrong === null ? null : t(`members.activation.${wrong}`);
      }}
      empty={(field) => (field === 'cardNo' ? t('members.scanTakes') : null)}
      act={
        cards.length === 0
          ? t('members.activation.confirm')
          : t('members.activation.confirmBatch', { count: cards.length, amount: moneyText(total) })
      }
      busy={batch.phase === 'sending'}
      onAct={submit}
      below={
        <BatchCards
          cards={cards}
          repeated={repeated}
          total={total}
          onRemove={(index) => keep(cards.filter((_, place) => place !== index))}
          onRemoveRepeated={() => keep(withoutRepeated(cards))}
          onClear={() => keep([])}
        />
      }
    >
      {batch.problem !== null ? (
        <FailureNote failure={batch.problem} />
      ) : note !== null ? (
        <Note tone="warn" testid="batch-note">
          {t(`members.activation.${note}`)}
        </Note>
      ) : (
        <Note tone="info">{t('members.activation.explainBatch')}</Note>
      )}
    </PadForm>
  );
}
