// One worker of the simulation: plays what it is given, one task after the other, and leaves when it is given nothing.
import { parentPort } from 'node:worker_threads';
import { playTask, type Task } from './tasks.ts';

parentPort?.on('message', async (task: Task | null) => {
  if (task === null) {
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(await playTask(task));
});
