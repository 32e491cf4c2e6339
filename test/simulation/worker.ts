// One worker of the simulation: plays every n-th seed and sends each result home.
import { parentPort, workerData } from 'node:worker_threads';
import { playSchedule } from './schedule.ts';

export type WorkerTask = { readonly seeds: readonly number[] };

const { seeds } = workerData as WorkerTask;
for (const seed of seeds) {
  const { timeline: _timeline, ...result } = await playSchedule(seed);
  parentPort?.postMessage(result);
}
