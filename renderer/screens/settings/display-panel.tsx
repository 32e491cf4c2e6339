// The customer display: where it stands and what a guest sees on it; chosen first and saved together, with a PIN.
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplaySetupView } from '../../../shared/display.ts';
import {
  type DisplaySettings,
  displayLanguages,
  displayPlaces,
  pictureSeconds,
} from '../../../shared/preferences/display.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { Choice } from './choice.tsx';
import styles from './display-panel.module.css';
import { DisplayPictures } from './display-pictures.tsx';
import panel from './panel.module.css';

const shown = ['showName', 'showBalance', 'showPoints'] as const satisfies readonly (keyof DisplaySettings)[];

export function DisplayPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { changePreference } = useActions();
  const approved = useApproved();
  const saved = useTill((state) => state.preferences.display);
  const [draft, setDraft] = useState<DisplaySettings>(saved);
  const [setup, setSetup] = useState<DisplaySetupView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [tested, setTested] = useState(false);
  const [busy, setBusy] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);

  useEffect(() => {
    void ask(bridge.getDisplay(null)).then((answer) => {
      if (answer.ok) {
        setSetup(answer.value);
      } else {
        setProblem(answer.failure);
      }
    });
    return bridge.on('display', setSetup);
  }, [bridge]);

  function change(part: Partial<DisplaySettings>): void {
    setDraft({ ...draft, ...part });
    setProblem(null);
  }

  async function save(): Promise<void> {
    if (busy || !changed) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await approved.run((approval) => changePreference({ section: 'display', value: draft, approval }), {
      right: 'changeSettings',
      what: t('display.approve'),
    });
    setBusy(false);
    if (answer?.ok === false) {
      setProblem(answer.failure);
    }
  }

  async function test(): Promise<void> {
    const answer = await ask(bridge.testDisplay(null));
    setTested(answer.ok);
    setProblem(answer.ok ? null : answer.failure);
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      void save();
    }
    return name === 'Enter';
  });

  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('display.place')}>
        <Choice
          size="normal"
          label={t('display.place')}
          name="display-place"
          options={displayPlaces}
          chosen={draft.place}
          text={(place) => t(`display.places.${place}`)}
          onChoose={(place) => change({ place })}
        />
        <p className={panel['hint']}>{t(`display.placeHelp.${draft.place}`)}</p>
        <Choice
          size="normal"
          label={t('display.language')}
          name="display-language"
          options={displayLanguages}
          chosen={draft.language}
          text={(language) => t(`display.languages.${language}`)}
          onChoose={(language) => change({ language })}
        />
        {problem === null ? null : <FailureNote failure={problem} />}
        {setup === null ? null : (
          <div data-testid="display-state" data-state={setup.state}>
            <Note tone={setup.state === 'screen' || setup.state === 'window' ? 'good' : 'info'}>
              {t(`display.state.${setup.state}`)}
              {setup.screens === 0 ? '' : ` · ${t('display.screens', { value: setup.screens })}`}
            </Note>
          </div>
        )}
        {tested ? (
          <Note tone="info" testid="display-tested">
            {t('display.tested')}
          </Note>
        ) : null}
        <div className={styles['presses']}>
          <Press
            size="large"
            testid="display-test"
            disabled={setup === null || setup.state === 'off'}
            onClick={() => void test()}
          >
            {t('display.test')}
          </Press>
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            busy={busy}
            disabled={!changed}
            testid="display-save"
            onClick={() => void save()}
          >
            {t('people.save')}
          </Press>
        </div>
      </section>
      <section className={`${panel['side']} ${panel['paper']} ${styles['right']}`} aria-label={t('display.shows')}>
        <h2 className={styles['heading']}>{t('display.shows')}</h2>
        <div className={styles['choice']}>
          {shown.map((what) => (
            <Press
              key={what}
              role="switch"
              aria-checked={draft[what]}
              icon={draft[what] ? <IconCheck size={22} aria-hidden="true" /> : undefined}
              testid={`display-${what}`}
              onClick={() => change({ [what]: !draft[what] })}
            >
              {t(`display.${what}`)}
            </Press>
          ))}
        </div>
        <p className={panel['hint']}>{t('display.privacy')}</p>
        <DisplayPictures setup={setup} approved={approved} onSetup={setSetup} onProblem={setProblem} />
        <Choice
          size="normal"
          label={t('display.seconds')}
          name="display-seconds"
          options={pictureSeconds}
          chosen={draft.pictureSeconds}
          text={(value) => t('display.secondsValue', { value })}
          onChoose={(value) => change({ pictureSeconds: value })}
        />
      </section>
      {approved.dialog}
    </div>
  );
}
