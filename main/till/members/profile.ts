// Who a member is: read (5.1), made (5.2) and changed (5.3). Whatever the form said is looked at again before anything is sent.
import type { MemberProfileView } from '../../../shared/member-admin.ts';
import { type MemberDraft, problemsOfDraft } from '../../../shared/member-draft.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { TillDependencies } from '../dependencies.ts';
import { maskMobile } from '../masks.ts';
import { change, look } from './asking.ts';
import { type LookAgainParts, lookAgain } from './look-again.ts';

export type ProfileParts = Pick<TillDependencies, 'backend' | 'clock' | 'queue'> &
  LookAgainParts & { readonly directory: Pick<CardDirectory, 'mobileOf'> };

/** 5.1, with the mobile number masked. */
export async function memberProfile(memberId: string, parts: ProfileParts): Promise<Result<MemberProfileView>> {
  const answer = await look(() => parts.backend.members.find({ memberId }), parts);
  if (!answer.ok) {
    return answer;
  }
  const { mobile, ...profile } = answer.value;
  return success({ ...profile, maskedMobile: mobile === null ? '' : maskMobile(mobile) });
}

/** 5.2. Fails with `memberFieldWrong` {field}, `mobileTaken` where 5.1 finds somebody with this number, and as `change` does. */
export async function createMember(draft: MemberDraft, parts: ProfileParts): Promise<Result<null>> {
  const wrong = wrongField(draft, true, parts);
  if (wrong !== null) {
    return wrong;
  }
  const taken = draft.mobile === null ? null : await look(() => findByMobile(draft.mobile ?? '', parts), parts);
  if (taken?.ok === true) {
    return failure('mobileTaken');
  }
  // That nobody was found is what is hoped for; every other failure says that nothing can be done now.
  if (taken !== null && !isDecision(taken.failure.code)) {
    return taken;
  }
  return change(() => parts.backend.members.create(draft), parts);
}

/** 5.3: what the draft does not tell stays; the counter shows what is told. Fails with `memberFieldWrong`, and as `change` does. */
export async function updateMember(memberId: string, draft: MemberDraft, parts: ProfileParts): Promise<Result<null>> {
  const wrong = wrongField(draft, false, parts);
  if (wrong !== null) {
    return wrong;
  }
  const answer = await change(() => parts.backend.members.update(memberId, draft), parts);
  const mobile = draft.mobile ?? parts.directory.mobileOf(memberId);
  if (answer.ok && mobile !== null) {
    await lookAgain(mobile, parts);
  }
  return answer;
}

function findByMobile(mobile: string, { backend }: ProfileParts) {
  return backend.members.find({ mobile });
}

function isDecision(code: string): boolean {
  return code === 'memberNotFound' || code === 'refusedByServer';
}

function wrongField(draft: MemberDraft, isNew: boolean, { clock }: ProfileParts) {
  const [field] = Object.keys(problemsOfDraft(draft, { isNew, today: businessDay(clock.wall()) }));
  return field === undefined ? null : failure('memberFieldWrong', { field });
}
