// Who the member is: the profile of the one on the counter, or a new member. The fields say themselves what is wrong with them.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/member.ts';
import { calendars, genders } from '../../../shared/member-draft.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import { ModeBar } from '../../components/mode-bar.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import styles from './members.module.css';
import type { ProfileField } from './profile-draft.ts';
import { type ProfileState, useProfile } from './use-profile.ts';
import { Whom } from './whom.tsx';

const modes = ['edit', 'add'] as const;

export function ProfilePanel() {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  const [kept, setMode] = useKept('members.profileMode', modes, 'edit');
  const mode = member === null ? 'add' : kept;
  return (
    <>
      <ModeBar
        name="profile-mode"
        label={t('members.profile.modesLabel')}
        modes={member === null ? ['add'] : modes}
        chosen={mode}
        text={(each) => t(`members.profile.modes.${each}`)}
        onChoose={setMode}
      >
        <Whom member={mode === 'edit' ? member : null} />
      </ModeBar>
      <ProfileForm key={mode === 'add' ? 'new' : member?.memberId} member={mode === 'add' ? null : member} />
    </>
  );
}

function ProfileForm({ member }: { readonly member: MemberView | null }) {
  const { t } = useTranslation();
  const state = useProfile(member);
  const box = useRef<HTMLElement>(null);

  useKeys(keyLevel.panel, ({ name }) => {
    const focused = document.activeElement;
    if (name === 'Escape' && focused instanceof HTMLInputElement) {
      focused.blur();
      return true;
    }
    if (name === 'ArrowDown') {
      box.current?.querySelector('input')?.focus();
      return true;
    }
    if (name === 'Enter') {
      state.submit();
    }
    return name === 'Enter';
  });

  if (state.reading) {
    return (
      <section className={`${paper['paper']} ${styles['paper']}`}>
        <ListNone known={false} empty="" problem={state.problem} onAgain={state.again} />
      </section>
    );
  }
  return (
    <section
      ref={box}
      className={`${paper['paper']} ${styles['paper']}`}
      aria-label={t('members.tabs.profile')}
      inert={state.busy}
    >
      {state.problem === null ? null : <FailureNote failure={state.problem} />}
      {state.saved ? (
        <Note tone="good" testid="profile-saved">
          {t('members.profile.saved')}
        </Note>
      ) : null}
      <div className={`${styles['grid']} scroll`}>
        <TextField field="name" state={state} hint={t('members.profile.hints.name')} longest={100} />
        <TextField
          field="mobile"
          state={state}
          digits
          longest={20}
          hint={
            member === null
              ? t('members.profile.hints.mobile')
              : t('members.profile.hints.mobileKept', { mobile: state.profile?.maskedMobile })
          }
        />
        <Options
          field="gender"
          state={state}
          of={genders.map((each) => [each, t(`members.profile.genders.${each}`)])}
        />
        <Options
          field="calendar"
          state={state}
          of={calendars.map((each) => [each, t(`members.profile.calendars.${each}`)])}
        />
        <TextField field="birthday" state={state} digits longest={20} hint={t('members.profile.hints.birthday')} />
        <TextField field="email" state={state} longest={200} hint={t('members.profile.hints.email')} />
        <TextField field="address" state={state} longest={400} hint={t('members.profile.hints.address')} />
        <TextField field="remark" state={state} longest={400} hint={t('members.profile.hints.remark')} />
      </div>
      <div className={styles['end']}>
        <p className={styles['soft']}>
          {member === null
            ? t('members.profile.createHelp')
            : [
                state.profile?.level,
                state.profile?.joinedOn === null
                  ? null
                  : t('members.profile.joined', { date: state.profile?.joinedOn }),
              ]
                .filter(Boolean)
                .join(' · ')}
        </p>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          busy={state.busy}
          disabled={!state.changed}
          testid="profile-save"
          onClick={state.submit}
        >
          {state.busy
            ? t('members.busy')
            : member === null
              ? t('members.profile.create')
              : state.changed
                ? t('members.profile.save')
                : t('members.profile.nothingChanged')}
        </Press>
      </div>
    </section>
  );
}

type TextFieldProps = {
  readonly field: ProfileField;
  readonly state: ProfileState;
  readonly hint: string;
  readonly longest: number;
  readonly digits?: boolean;
};

function TextField({ field, state, hint, longest, digits = false }: TextFieldProps) {
  const { t } = useTranslation();
  return (
    <label className={styles['label']}>
      {t(`members.profile.fields.${field}`)}
      <input
        className={digits ? `number ${styles['input']}` : styles['input']}
        value={state.texts[field]}
        maxLength={longest}
        inputMode={digits ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        placeholder={hint}
        aria-invalid={state.problems[field] !== undefined || undefined}
        data-testid={`profile-${field}`}
        onChange={(event) => state.change(field, event.currentTarget.value)}
        onKeyDown={leaveOnEnter()}
      />
      <Problem field={field} state={state} />
    </label>
  );
}

type OptionsProps = {
  readonly field: 'gender' | 'calendar';
  readonly state: ProfileState;
  readonly of: readonly (readonly [value: string, text: string])[];
};

function Options({ field, state, of }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['label']}>
      {t(`members.profile.fields.${field}`)}
      <div className={styles['pair']} role="radiogroup" aria-label={t(`members.profile.fields.${field}`)}>
        {of.map(([value, text]) => (
          <Press
            key={value}
            role="radio"
            aria-checked={state.texts[field] === value}
            testid={`profile-${field}-${value}`}
            onClick={() => state.change(field, value)}
          >
            {text}
          </Press>
        ))}
      </div>
    </div>
  );
}

function Problem({ field, state }: { readonly field: ProfileField; readonly state: ProfileState }) {
  const { t } = useTranslation();
  const problem = state.problems[field];
  return problem === undefined ? null : (
    <span className={styles['wrong']} role="alert" data-testid={`profile-${field}-problem`}>
      {t(`members.profile.problems.${problem}`)}
    </span>
  );
}
