// The WeChat OpenIDs of a wid (5.11): for whoever connects a member's WeChat account by hand.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './members.module.css';
import { PadForm } from './pad-form.tsx';
import { usePadFields } from './use-pad-fields.ts';

const fields = [{ name: 'wid', kind: 'code', longest: 64 }] as const;

export function OpenIdForm() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const form = usePadFields<'wid'>('openIds', fields);
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);

  async function find(): Promise<void> {
    setLooked(true);
    const wid = form.text('wid');
    if (busy || wid === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.listOpenIds({ wid }));
    setBusy(false);
    setIds(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.failure);
  }

  const submit = () => void find();
  useKeys(keyLevel.panel, (key) => form.onKey(key, submit));

  return (
    <PadForm
      form={form}
      name="open-id"
      label={() => t('members.orders.wid')}
      problem={() => (looked && form.text('wid') === '' ? t('members.orders.widMissing') : null)}
      act={t('members.orders.find')}
      busy={busy}
      onAct={submit}
      below={
        ids === null ? (
          <span />
        ) : (
          <section className={styles['list']} data-grow data-testid="open-ids">
            <ul className={`${styles['openIds']} scroll`}>
              {ids.length === 0 ? <li className={styles['soft']}>{t('members.orders.noOpenIds')}</li> : null}
              {ids.map((id) => (
                <li key={id} className="number selectable">
                  {id}
                </li>
              ))}
            </ul>
          </section>
        )
      }
    >
      {problem === null ? <Note tone="info">{t('members.orders.widHelp')}</Note> : <FailureNote failure={problem} />}
    </PadForm>
  );
}
