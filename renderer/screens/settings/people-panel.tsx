// The people of this till: who may approve what. The list, one person's form beside it; each change wants a manager's PIN.
import IconUserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import panel from './panel.module.css';
import styles from './people-panel.module.css';
import { type Draft, draftOf, isChanged, newPerson } from './person-draft.ts';
import { PersonForm } from './person-form.tsx';
import { PersonList } from './person-list.tsx';
import { PinDialog } from './pin-dialog.tsx';

export function PeoplePanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [persons, setPersons] = useState<readonly PersonView[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  /** What was typed and not saved, by person: a step to another person loses nothing. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [problem, setProblem] = useState<Failure | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [settingPin, setSettingPin] = useState(false);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    void ask(bridge.listPersons(null)).then((answer) => {
      if (answer.ok) {
        setPersons(answer.value);
        // Nobody yet: the first thing to do is the manager.
        setChosen(answer.value.length === 0 ? newPerson : null);
      } else {
        setProblem(answer.failure);
      }
    });
  }, [bridge]);

  const noManager = persons !== null && !persons.some((one) => one.role === 'manager' && one.hasPin && !one.closed);
  const person = persons?.find(({ id }) => id === chosen) ?? null;
  const draft = chosen === null ? null : (drafts[chosen] ?? draftOf(person, noManager));

  function choose(id: string | null): void {
    setChosen(id);
    setProblem(null);
    setSaved(null);
  }

  function change(next: Draft): void {
    if (chosen !== null) {
      setDrafts({ ...drafts, [chosen]: next });
      setProblem(null);
      setSaved(null);
    }
  }

  /** A new person gets the PIN with the first saving; afterwards it is set on its own. */
  function saveForm(): void {
    if (draft !== null && isChanged(draft, person)) {
      if (noManager && draft.role !== 'manager') {
        // Told before two PINs are typed for nothing.
        setProblem({ code: 'firstManager' });
      } else if (person?.hasPin === true) {
        void save(draft, null);
      } else {
        setSettingPin(true);
      }
    }
  }

  async function save(wanted: Draft, pin: string | null): Promise<void> {
    if (busy || chosen === null) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const asked = { ...wanted, id: person?.id ?? null, pin };
    const answer = await approved.run((approval) => bridge.savePerson({ ...asked, approval }), {
      what: t('people.approve', { name: wanted.name.trim() }),
    });
    setBusy(false);
    if (answer === null) {
      return;
    }
    if (!answer.ok) {
      setProblem(answer.failure);
      return;
    }
    const { [chosen]: _, ...others } = drafts;
    setDrafts(others);
    setPersons(answer.value.persons);
    setChosen(answer.value.id);
    setSaved(answer.value.id);
  }

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Escape' && chosen !== null) {
      choose(null);
      return true;
    }
    if (key.name === 'ArrowDown' || key.name === 'ArrowUp') {
      const all = persons ?? [];
      const at = all.findIndex(({ id }) => id === chosen);
      choose(all[key.name === 'ArrowDown' ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0)]?.id ?? null);
      return true;
    }
    if (key.name === 'Enter' && draft !== null) {
      saveForm();
      return true;
    }
    return false;
  });

  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('people.list')}>
        <PersonList persons={persons ?? []} chosen={chosen} onChoose={choose} />
        <Press
          look="quiet"
          testid="person-new"
          aria-pressed={chosen === newPerson}
          icon={<IconUserPlus size={24} aria-hidden="true" />}
          onClick={() => choose(newPerson)}
        >
          {t('people.add')}
        </Press>
      </section>
      <section className={`${panel['side']} ${panel['paper']} ${styles['right']}`} aria-label={t('people.person')}>
        {noManager ? <Note tone="warn">{t('people.firstManager')}</Note> : null}
        {problem === null ? null : <FailureNote failure={problem} />}
        {saved === null || saved !== chosen ? null : (
          <Note tone="good" testid="person-saved">
            {t('people.saved')}
          </Note>
        )}
        {draft === null ? (
          <p className={styles['none']}>{t('people.choose')}</p>
        ) : (
          <PersonForm
            key={chosen}
            person={person}
            draft={draft}
            changed={isChanged(draft, person)}
            busy={busy}
            onChange={change}
            onSave={saveForm}
            onPin={() => setSettingPin(true)}
            onClosed={(closed) => void save({ ...draftOf(person, noManager), closed }, null)}
          />
        )}
      </section>
      {settingPin && draft !== null ? (
        <PinDialog
          name={draft.name.trim()}
          onCancel={() => setSettingPin(false)}
          onDone={(pin) => {
            setSettingPin(false);
            void save(draft, pin);
          }}
        />
      ) : null}
      {approved.dialog}
    </div>
  );
}
