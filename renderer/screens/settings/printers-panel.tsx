// Printer and drawer: how they are reached, the paper, what prints by itself; chosen first and saved together, with a PIN. Beside it how they stand.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AutomaticReceipt,
  automaticReceipts,
  drawerPins,
  type Printing,
  printerKinds,
} from '../../../shared/preferences/printing.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { Choice, Switch } from './choice.tsx';
import panel from './panel.module.css';
import { PrinterLine } from './printers-line.tsx';
import styles from './printers-panel.module.css';
import { PrintersState } from './printers-state.tsx';

export function PrintersPanel() {
  const { t } = useTranslation();
  const { changePreference } = useActions();
  const approved = useApproved();
  const saved = useTill((state) => state.preferences.printing);
  const [draft, setDraft] = useState<Printing>(saved);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const lacking = lackingIn(draft);

  function change(part: Partial<Printing>): void {
    setDraft({ ...draft, ...part });
    setProblem(null);
    setDone(false);
  }

  function toggle(kind: AutomaticReceipt, on: boolean): void {
    change({ automatic: automaticReceipts.filter((each) => (each === kind ? on : draft.automatic.includes(each))) });
  }

  async function save(): Promise<void> {
    if (busy || !changed || lacking !== null) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const how = { right: 'changeSettings', what: t('printing.settings.what') } as const;
    const answer = await approved.run(
      (approval) => changePreference({ section: 'printing', value: draft, approval }),
      how,
    );
    setBusy(false);
    setDone(answer?.ok === true);
    setProblem(answer?.ok === false ? answer.failure : null);
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      void save();
    }
    return name === 'Enter';
  });

  const isOn = draft.printer !== 'none';
  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense={true}>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('printing.settings.how')}>
        <Choice
          label={t('printing.settings.how')}
          name="printers-kind"
          options={printerKinds}
          chosen={draft.printer}
          text={(kind) => t(`printing.settings.printer.${kind}`)}
          onChoose={(printer) => change({ printer })}
        />
        <PrinterLine draft={draft} onChange={change} />
        {isOn ? (
          <div className={styles['three']}>
            <Choice
              label={t('printing.settings.paper')}
              name="printers-paper"
              options={[58, 80] as const}
              chosen={draft.paper}
              text={String}
              onChoose={(paper) => change({ paper })}
            />
            <Choice
              label={t('printing.settings.cut')}
              name="printers-cut"
              options={['cutOn', 'cutOff'] as const}
              chosen={draft.cut ? 'cutOn' : 'cutOff'}
              text={(value) => t(`printing.settings.${value}`)}
              onChoose={(value) => change({ cut: value === 'cutOn' })}
            />
            <Choice
              label={t('printing.settings.copies')}
              name="printers-copies"
              options={[1, 2] as const}
              chosen={draft.copies}
              text={(value) => t('printing.settings.copiesOf', { value })}
              onChoose={(copies) => change({ copies })}
            />
          </div>
        ) : null}
        <div className={styles['notes']}>
          {problem === null ? null : <FailureNote failure={problem} />}
          {lacking === null ? null : <Note tone="warn">{t(`printing.settings.incomplete.${lacking}`)}</Note>}
          {done && !changed ? (
            <Note tone="good" testid="printers-saved">
              {t('printing.settings.saved')}
            </Note>
          ) : null}
        </div>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          busy={busy}
          disabled={!changed || lacking !== null}
          testid="printers-save"
          onClick={() => void save()}
        >
          {t('printing.settings.save')}
        </Press>
      </section>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['right']}`}
        aria-label={t('printing.settings.state')}
      >
        <div className={panel['label']}>
          <span>{t('printing.settings.automatic')}</span>
          <div className={styles['kinds']}>
            {automaticReceipts.map((kind) => (
              <Switch
                key={kind}
                on={draft.automatic.includes(kind)}
                disabled={!isOn}
                testid={`printers-automatic-${kind}`}
                onSwitch={(on) => toggle(kind, on)}
              >
                {t(`printing.settings.automaticOf.${kind}`)}
              </Switch>
            ))}
          </div>
        </div>
        {draft.printer === 'system' ? (
          <p className={panel['hint']}>{t('printing.settings.drawerSystem')}</p>
        ) : (
          <>
            <Choice
              label={t('printing.settings.drawer')}
              name="printers-drawer"
              options={drawerPins}
              chosen={draft.drawer}
              text={(pin) => t(`printing.settings.drawerOf.${pin}`)}
              onChoose={(drawer) => change({ drawer })}
            />
            <Switch
              on={draft.drawerOpens}
              disabled={draft.drawer === 'none'}
              testid="printers-drawer-opens"
              onSwitch={(drawerOpens) => change({ drawerOpens })}
            >
              {t('printing.settings.drawerOpens')}
            </Switch>
          </>
        )}
        <PrintersState changed={changed} />
      </section>
      {approved.dialog}
    </div>
  );
}

/** Which way of reaching the printer is not complete yet. */
function lackingIn({ printer, host, port, device, systemName }: Printing): 'network' | 'device' | 'system' | null {
  switch (printer) {
    case 'none':
      return null;
    case 'network':
      return host === '' || port === 0 ? 'network' : null;
    case 'device':
      return /^(\/dev\/[\w./:-]+|COM[1-9]\d{0,2})$/.test(device) ? null : 'device';
    case 'system':
      return systemName === '' ? 'system' : null;
  }
}
