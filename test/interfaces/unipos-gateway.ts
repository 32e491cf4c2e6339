// A till with its gateway, as a terminal meets it: whether each of the member interface's calls is answered, over real HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '../../main/gateway/start-gateway.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { openTill } from '../../main/till/open-till.ts';
import { practiceAppSecret, practiceProfile } from '../../main/till/practice-profile.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';
import { profileSchema } from '../../shared/profile.ts';

const [cashier] = practiceWorldGuide.cashiers;

export type GatewayAnswers = {
  readonly memberSorts: boolean;
  readonly memberState: boolean;
  readonly memberPaying: boolean;
};

/** A till with its gateway: a terminal's three calls, the payment a real one. */
export async function answeredByGateway(server: PracticeServer, cardNo: string): Promise<GatewayAnswers> {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-interfaces-'));
  const complaints: string[] = [];
  const complain = (message: string, error: unknown) => complaints.push(`${message}: ${String(error)}`);
  const gateway = profileSchema.shape.gateway.unwrap().parse({ credentials: [{ in: 'header', name: 'X-Key' }] });
  const loaded = {
    profile: { ...practiceProfile(), gateway: { ...gateway, port: 0 } },
    appSecret: practiceAppSecret,
    secrets: { 'gateway:X-Key': 'terminal', unipos: practiceWorldGuide.unipos.application.appSecret },
  };
  const ports = { clock: systemClock, random: systemRandom, timers: systemTimers };
  const opened = await openTill({
    dataFolder: folder,
    profile: loaded,
    sqliteBinding: null,
    practice: { url: server.url, key: server.controlKey },
    version: '0.0.0',
    ...ports,
    emit: () => undefined,
    complain,
  });
  if (!opened.ok) throw new Error(`the till does not open: ${JSON.stringify(opened.failure)}`);
  const till = opened.value;
  try {
    till.start();
    await till.handlers.signIn({ user: cashier.userName, password: cashier.password });
    const started = await startGateway({ till, loaded, clock: systemClock, timers: systemTimers, complain });
    const { address } = till.gateway.view();
    if (started === null || address === null) throw new Error(`no gateway: ${complaints.join('; ')}`);
    const headers = { 'x-key': 'terminal' };
    const sorts = await (await fetch(`${address}/MemberSorts`, { headers })).text();
    const state = await (await fetch(`${address}/Members?Cardno=${cardNo}`, { headers })).text();
    const body = `<Paying CardNo="${cardNo}" AccountNo="00" Quantity="0.01" FromNo="terminal"/>`;
    const paid = await fetch(`${address}/memberpaying`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/xml' },
      body,
    });
    await started.close();
    return {
      memberSorts: /<MemberSorts/.test(sorts),
      memberState: /<Account No="00"/.test(state),
      memberPaying: paid.status === 200,
    };
  } finally {
    await till.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
