// Deals tasks out to worker threads, in order, each to whoever is free first.
import { Worker } from 'node:worker_threads';
import type { Task, Told } from './tasks.ts';

/** Resolves when all are played, rejects when a worker dies. `heard` is called once for each task. */
export async function playOnWorkers(
  tasks: Iterable<Task>,
  workers: number,
  heard: (told: Told) => void,
): Promise<void> {
  const rest = tasks[Symbol.iterator]();
  await Promise.all(Array.from({ length: workers }, () => playOnOne(rest, heard)));
}

function playOnOne(rest: Iterator<Task>, heard: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    function give(): void {
      const next = rest.next();
      worker.postMessage(next.done === true ? null : next.value);
    }
    worker.on('message', (told: Told) => {
      heard(told);
      give();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker left with ${code}`))));
    give();
  });
}
