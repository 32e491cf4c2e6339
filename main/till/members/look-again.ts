// The counter shows the member as the platform has them now: read again after a change that the till did not reckon itself.
import type { Emit } from '../dependencies.ts';
import type { MemberDesk } from '../member-desk.ts';

export type LookAgainParts = { readonly desk: Pick<MemberDesk, 'read' | 'show'>; readonly emit: Emit };

/** `query`: a card or mobile number of the member. The change is made whether this works or not, so its failure is nobody's. */
export async function lookAgain(query: string, { desk, emit }: LookAgainParts): Promise<void> {
  const seen = await desk.read(query);
  if (seen.ok) {
    emit('member', desk.show(seen.value, false));
  }
}
