// About: versions and where this installation stands on the left, what it is made of on the right, each licence with its text.
import IconFolderOpen from '@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AboutView } from '../../../shared/about.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListHint } from '../../components/list-none.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { AboutLicences } from './about-licences.tsx';
import styles from './about-panel.module.css';
import panel from './panel.module.css';

export function AboutPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<AboutView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [notShown, setNotShown] = useState(false);

  useEffect(() => {
    void ask(bridge.getAbout(null)).then((answer) => (answer.ok ? setView(answer.value) : setProblem(answer.failure)));
  }, [bridge]);

  async function showFolder(): Promise<void> {
    const answer = await approved.run((approval) => bridge.showDataFolder({ approval }), {
      right: 'changeSettings',
      what: t('about.dataAsks'),
    });
    setNotShown(answer?.ok === true && !answer.value.shown);
    setProblem(answer?.ok === false ? answer.failure : null);
  }

  if (view === null) {
    return problem === null ? <ListHint>{t('desk.loading')}</ListHint> : <FailureNote failure={problem} />;
  }
  const facts = [
    ['version', view.version],
    ['commit', view.commit ?? t('about.commitNone')],
    ['electron', view.electron],
    ['chromium', view.chromium],
    ['node', view.node],
    ['sqlite', view.sqlite],
    ['system', view.system],
    ['installId', view.installId],
    ['guestKey', t(`about.guestKeys.${view.guestKey}`)],
  ] as const;
  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['left']}`}
        aria-label={t('settings.tabs.about.name')}
      >
        <h2 className={styles['name']}>{t('app.name')}</h2>
        <dl className={styles['facts']}>
          {facts.map(([name, value]) =>
            value === null ? null : (
              <div key={name} className={styles['fact']}>
                <dt>{t(`about.${name}`)}</dt>
                <dd className="number selectable" data-testid={`about-${name}`}>
                  {value}
                </dd>
              </div>
            ),
          )}
        </dl>
        {problem === null ? null : <FailureNote failure={problem} />}
        {notShown ? (
          <Note tone="warn" testid="about-folder-not">
            {t('about.dataNot')}
          </Note>
        ) : null}
        <div className={styles['data']}>
          <Press
            look="quiet"
            testid="about-folder"
            icon={<IconFolderOpen size={24} aria-hidden="true" />}
            onClick={() => void showFolder()}
          >
            {t('about.dataShow')}
          </Press>
          <p className={panel['hint']}>{t('about.dataHint')}</p>
        </div>
        <p className={`${panel['hint']} ${styles['credits']}`}>{t('about.credits')}</p>
      </section>
      <AboutLicences licences={view.licences} />
      {approved.dialog}
    </div>
  );
}
