// Who may do what, as the one table has it (shared/people.ts), and after how long a till that nobody touches locks itself.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo, type Right, rights, roles } from '../../../shared/people.ts';
import { type IdleLock, idleLocks } from '../../../shared/preferences/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import figures from '../../components/figure-table.module.css';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import panel from './panel.module.css';
import styles from './rights-panel.module.css';

export function RightsPanel() {
  const { t } = useTranslation();
  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section className={`${panel['side']} ${panel['paper']} ${styles['paper']}`} aria-label={t('roles.title')}>
        <p className={styles['explain']}>{t('roles.explain')}</p>
        <div className={`${styles['table']} scroll`}>
          <table className={figures['table']} data-dense data-testid="rights">
            <thead>
              <tr>
                <th scope="col" className={figures['name']}>
                  {t('roles.what')}
                </th>
                {roles.map((role) => (
                  <th key={role} scope="col" className={figures['group']}>
                    {t(`people.roles.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rights.map((right) => (
                <RightLine key={right} right={right} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <IdleLockChoice />
    </div>
  );
}

function RightLine({ right }: { readonly right: Right }) {
  const { t } = useTranslation();
  return (
    <tr data-testid={`right-${right}`}>
      <th scope="row" className={figures['name']}>
        {t(`roles.right.${right}`)}
      </th>
      {roles.map((role) => {
        const may = mayDo(role, right);
        return (
          <td key={role} className={figures['group']} data-role={role} data-may={may}>
            <span aria-hidden="true" className={may ? styles['yes'] : styles['no']}>
              {may ? '✓' : t('roles.no')}
            </span>
            <span className={styles['spoken']}>{t(may ? 'roles.may' : 'roles.mayNot')}</span>
          </td>
        );
      })}
    </tr>
  );
}

function IdleLockChoice() {
  const { t } = useTranslation();
  const { changePreference } = useActions();
  const approved = useApproved();
  const { idleLock } = useTill((state) => state.preferences.people);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const named = (minutes: IdleLock) =>
    minutes === 0 ? t('roles.idle.never') : t('roles.idle.minutes', { count: minutes });

  async function choose(minutes: IdleLock): Promise<void> {
    if (minutes === idleLock) {
      return;
    }
    setSaved(false);
    setProblem(null);
    const value = { idleLock: minutes };
    const answer = await approved.run((approval) => changePreference({ section: 'people', value, approval }), {
      right: 'changeSettings',
      what: t('roles.idle.approve', { value: named(minutes) }),
    });
    if (answer !== null) {
      setSaved(answer.ok);
      setProblem(answer.ok ? null : answer.failure);
    }
  }

  return (
    <section className={`${panel['side']} ${panel['paper']} ${styles['idle']}`} aria-label={t('roles.idle.title')}>
      <h2 className={styles['title']}>{t('roles.idle.title')}</h2>
      <div role="radiogroup" aria-label={t('roles.idle.title')} className={styles['choices']}>
        {idleLocks.map((minutes) => (
          <Press
            key={minutes}
            role="radio"
            size="small"
            aria-checked={minutes === idleLock}
            testid={`idle-lock-${minutes}`}
            onClick={() => void choose(minutes)}
          >
            {named(minutes)}
          </Press>
        ))}
      </div>
      <p className={styles['explain']}>{t('roles.idle.explain')}</p>
      {problem === null ? null : <FailureNote failure={problem} />}
      {saved ? (
        <Note tone="good" testid="idle-lock-saved">
          {t('roles.idle.saved')}
        </Note>
      ) : null}
      {approved.dialog}
    </section>
  );
}
