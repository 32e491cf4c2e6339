// Starting the probe from the till's screen: it moves money, so nobody may do it without a PIN.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { ProbeView } from '../../../shared/probe.ts';
import type { Result } from '../../../shared/result.ts';
import type { Approvals } from '../people/approvals.ts';
import type { ProbeDesk } from './probe-desk.ts';

type StartProbe = ChannelArgument<'runProbe'> & { readonly operator: string };
type Dependencies = { readonly probe: ProbeDesk; readonly approvals: Approvals };

/** Fails as `approvals.require` does for `runProbe`, then as the desk does. */
export async function startProbe(
  { cardNo, otherCardNo, password, approval, operator }: StartProbe,
  { probe, approvals }: Dependencies,
): Promise<Result<ProbeView>> {
  const about = { operator, serial: null, details: { card: `…${cardNo.slice(-4)}` } };
  const approved = await approvals.require(approval, 'runProbe', about);
  return approved.ok
    ? probe.start({ cardNo, otherCardNo, password, operator, personId: approved.value.personId })
    : approved;
}
