// The profile's state: what the platform knows of the member, what was typed, and the one call that makes or changes a member.
import { useCallback, useEffect, useState } from 'react';
import type { MemberView } from '../../../shared/member.ts';
import type { MemberProfileView } from '../../../shared/member-admin.ts';
import { type MemberProblems, problemsOfDraft } from '../../../shared/member-draft.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { draftOf, isTold, type ProfileField, type ProfileTexts, profileFields, textsOf } from './profile-draft.ts';

export type ProfileState = {
  /** Null for a new member, and while it is read. */
  readonly profile: MemberProfileView | null;
  readonly texts: ProfileTexts;
  readonly problems: MemberProblems;
  readonly problem: Failure | null;
  /** The profile of a known member has not come yet. */
  readonly reading: boolean;
  readonly busy: boolean;
  readonly saved: boolean;
  readonly changed: boolean;
  readonly change: (field: ProfileField, text: string) => void;
  readonly submit: () => void;
  readonly again: () => void;
};

/** `member` null: a new one is made. */
export function useProfile(member: MemberView | null): ProfileState {
  const bridge = useBridge();
  const { goTo, keepDraft, lookup } = useActions();
  const drafts = useTill((state) => state.drafts);
  const now = useTill((state) => state.status?.now ?? Date.now());
  const [profile, setProfile] = useState<MemberProfileView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const memberId = member?.memberId ?? null;
  const form = `members.profile.${memberId ?? 'new'}`;
  const before = textsOf(profile);
  const texts = Object.fromEntries(
    profileFields.map((field) => [field, drafts[`${form}.${field}`] ?? before[field]]),
  ) as ProfileTexts;
  const draft = draftOf(texts, profile);
  const rules = { isNew: memberId === null, today: clockText(now, true).slice(0, 10) };
  const problems = looked ? problemsOfDraft(draft, rules) : {};

  const read = useCallback(async () => {
    if (memberId === null) {
      return;
    }
    const answer = await ask(bridge.getMemberProfile({ memberId }));
    if (answer.ok) {
      setProfile(answer.value);
    }
    setProblem(answer.ok ? null : answer.failure);
  }, [bridge, memberId]);
  useEffect(() => void read(), [read]);

  function forget(): void {
    for (const field of profileFields) {
      // Undefined would be a text that is unknown; what equals the profile counts as untouched.
      keepDraft(`${form}.${field}`, textsOf(memberId === null ? null : profile)[field]);
    }
  }

  async function submit(): Promise<void> {
    if (busy || (memberId !== null && profile === null)) {
      return;
    }
    setSaved(false);
    setLooked(true);
    if (!isTold(draft) || Object.keys(problemsOfDraft(draft, rules)).length > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const call = memberId === null ? bridge.createMember({ draft }) : bridge.updateMember({ memberId, draft });
    const answer = await ask(call);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.failure);
      return;
    }
    setLooked(false);
    if (memberId === null) {
      forget();
      goTo('counter');
      await lookup(draft.mobile ?? '');
      return;
    }
    await read();
    keepDraft(`${form}.mobile`, '');
    setSaved(true);
  }

  return {
    profile,
    texts,
    problems,
    problem,
    reading: memberId !== null && profile === null,
    busy,
    saved,
    changed: isTold(draft),
    change: (field, text) => {
      setSaved(false);
      setProblem(null);
      keepDraft(`${form}.${field}`, text);
    },
    submit: () => void submit(),
    again: () => {
      setProblem(null);
      void read();
    },
  };
}
