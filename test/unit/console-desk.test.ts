// The interface console's desk by itself: whom it is open for, what holds money back, and that a call stands written down before a byte of it leaves.
import { expect, test } from 'vitest';
import type { ConsoleDoor } from '../../main/backends/console-door.ts';
import { type ConsoleDeskDependencies, createConsoleDesk } from '../../main/till/console/console-desk.ts';
import { success } from '../../shared/result.ts';

const cardNo = '6201300100000101';
const nothing = { masked: '', whole: '' };

/** A till that is no practice, opened by a PIN for whoever is `signedIn` first; `trouble` is what stands against money. */
function stage(trouble: { readonly handedOver?: true; readonly probing?: true; readonly held?: string } = {}) {
  const told: string[] = [];
  let signedIn = '1001';
  let refuses = false;
  const door = {
    address: 'https://platform.example',
    interfaces: () =>
      [
        { id: 'recharge', section: '6.3', effect: 'money', sends: 'envelope', formats: ['json'] },
        { id: 'passwordToken', section: '2.1.1', effect: 'auth', sends: 'form', formats: ['json'] },
        { id: 'updateMember', section: '6.2', effect: 'write', sends: 'envelope', formats: ['json'] },
      ] as unknown as ReturnType<ConsoleDoor['interfaces']>,
    check: () => success({ cardNo, amount: '100' }),
    sample: () => ({}),
    shown: () => nothing,
    send: async () => {
      told.push('left');
      return { sent: { line: '', contentType: '', body: nothing }, answer: null, ms: 1, understood: { kind: 'typed' } };
    },
  };
  const desk = createConsoleDesk({
    approvals: {
      require: async (input: unknown) =>
        input === null
          ? { ok: false, failure: { code: 'approvalNeeded' } }
          : success({ personId: 'boss', operator: signedIn }),
    },
    clock: { wall: () => 0, monotonic: () => 0 },
    complain: () => undefined,
    consoleDoor: door,
    journal: {
      audit: {
        page: () => [],
        append: ({ details }: { details: { phase: string } }) => {
          if (refuses) throw new Error('the disk refuses');
          told.push(details.phase);
        },
      },
      handOver: { mark: () => (trouble.handedOver === true ? {} : null) },
    },
    practice: null,
    probe: { isRunning: () => trouble.probing === true, holds: (card: string | null) => card === trouble.held },
    random: { hex: () => '00' },
    withCashier: (work: (operator: string) => unknown) => work(signedIn),
  } as unknown as ConsoleDeskDependencies);
  const approval = { personId: 'boss', pin: '2468' };
  return {
    told,
    open: () => desk.handlers.listInterfaces({ approval }),
    send: (id: string) => desk.handlers.sendInterface({ id, body: '{}', confirmed: true, approval }),
    look: () => desk.handlers.getInterface({ id: 'recharge' }),
    become: (user: string) => {
      signedIn = user;
    },
    refuse: () => {
      refuses = true;
    },
  };
}

test('a console that one cashier had opened is shut for the next', async () => {
  const { become, look, open, send, told } = stage();
  await open();
  become('1002');
  expect(await look()).toMatchObject({ failure: { code: 'approvalNeeded' } });
  expect(await send('recharge')).toMatchObject({ failure: { code: 'approvalNeeded' } });
  expect(told).toEqual([]);
});

test.each([
  ['work that was handed over', { handedOver: true }, 'recharge', 'handedOver'],
  ['a probe that runs', { probing: true }, 'recharge', 'probeRunning'],
  ['a probe that holds the card', { held: cardNo }, 'recharge', 'probeRunning'],
  ['a probe that signs in', { probing: true }, 'passwordToken', 'probeRunning'],
] as const)('%s holds the call back', async (_what, trouble, id, code) => {
  const { open, send, told } = stage(trouble);
  await open();
  expect(await send(id)).toMatchObject({ failure: { code } });
  expect(told).toEqual([]);
});

test.each(['recharge', 'passwordToken', 'updateMember'])(
  '%s is written down, then leaves, then its end',
  async (id) => {
    const { open, send, told } = stage();
    await open();
    expect((await send(id)).ok).toBe(true);
    expect(told).toEqual(['sent', 'left', 'ended']);
  },
);

test('what the disk refuses to write down does not leave', async () => {
  const { open, refuse, send, told } = stage();
  await open();
  refuse();
  await expect(send('recharge')).rejects.toThrow('the disk refuses');
  expect(told).toEqual([]);
});
