// The contract probe where the platform has nothing that it could ask: never due, never running, and its start says so.
import { probeIds } from '../../../shared/contract.ts';
import type { ProbeView } from '../../../shared/probe.ts';
import { failure } from '../../../shared/result.ts';
import type { ProbeDesk } from './probe-desk.ts';

const view: ProbeView = {
  running: false,
  steps: probeIds.map((id) => ({ id, state: 'waiting', finding: null, detail: null })),
  record: null,
  standing: 'missing',
  due: false,
  nextDueAt: null,
  brokenOff: false,
  platform: '',
  ownSerial: 0,
  failure: failure('notOffered').failure,
};

export const noProbe: ProbeDesk = {
  view: () => view,
  isRunning: () => false,
  isDue: () => false,
  holds: () => false,
  start: async () => failure('notOffered'),
  ended: async () => undefined,
  stop: async () => undefined,
};
