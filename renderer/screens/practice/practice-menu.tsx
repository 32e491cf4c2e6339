// Only in practice mode: the course, faults to switch on, the cards and passwords to try with the texts on the practice phone.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { Press } from '../../components/press.tsx';
import { useTraining } from '../../components/use-training.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import { CodesTab } from './codes-tab.tsx';
import { CourseTab } from './course-tab.tsx';
import { FaultsTab } from './faults-tab.tsx';
import styles from './practice-menu.module.css';

const tabs = ['course', 'faults', 'codes'] as const;
type Tab = (typeof tabs)[number];

export function PracticeMenu() {
  const { t } = useTranslation();
  const { show, readPractice } = useActions();
  const [tab, setTab] = useState<Tab>('course');
  const training = useTraining(true);
  useEffect(() => void readPractice(), [readPractice]);
  // The course has keys of its own at the same level, whichever of the two is asked first.
  useKeys(keyLevel.dialog, ({ name }) => {
    const by = name === 'ArrowRight' ? 1 : name === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.indexOf(tab) + by];
    if (by !== 0 && next !== undefined) {
      setTab(next);
    }
    const closes = name === 'Escape' || (name === 'Enter' && tab !== 'course');
    if (closes) {
      show(null);
    }
    return tab !== 'course' || closes || by !== 0;
  });
  return (
    <Dialog label={t('practice.title')} width={900}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{t('practice.title')}</h2>
        <div className={styles['tabs']} role="tablist" aria-label={t('training.tabsLabel')}>
          {tabs.map((name) => (
            <Press
              key={name}
              role="tab"
              size="small"
              aria-selected={name === tab}
              testid={`practice-tab-${name}`}
              onClick={() => setTab(name)}
            >
              {t(`training.tabs.${name}`)}
            </Press>
          ))}
        </div>
      </div>
      {tab === 'course' ? <CourseTab training={training} onGo={() => show(null)} /> : null}
      {tab === 'faults' ? <FaultsTab /> : null}
      {tab === 'codes' ? <CodesTab /> : null}
      <Press
        look={tab === 'course' ? 'plain' : 'primary'}
        shortcut="Esc"
        testid="practice-close"
        onClick={() => show(null)}
      >
        {t('action.close')}
      </Press>
    </Dialog>
  );
}
