// The whole proof of a backup, beside the till's own thread: a long journal takes seconds, and a sale waits for nobody.
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { failure, type Result, success } from '../../../shared/result.ts';

/** What the worker tells. `last`: the newest operation, to be found again in the present journal. `open` are open in the backup; `known`: which of `asked` it has. */
const told = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    events: z.int(),
    operations: z.int(),
    installId: z.string().nullable(),
    last: z.strictObject({ serial: z.string(), bodyHash: z.string() }).nullable(),
    open: z.int(),
    known: z.array(z.string()),
  }),
  z.strictObject({ ok: z.literal(false), missing: z.boolean(), problem: z.string() }),
]);

/** What is sent to the worker. */
export type ProofRequest = {
  readonly file: string;
  readonly sqliteBinding: string | null;
  /** Serials that are open in the present journal. */
  readonly asked: readonly string[];
};
export type ProofAnswer = z.infer<typeof told>;
export type ProvenBackup = Omit<Extract<ProofAnswer, { ok: true }>, 'ok'>;

/** Fails with `backupMissing`, or with `backupDamaged` {file, detail}. `script`: the worker's, absolute. */
export async function proveBackup(script: string, request: ProofRequest): Promise<Result<ProvenBackup>> {
  const worker = new Worker(script, { workerData: request });
  const answer = await new Promise<ProofAnswer>((resolve, reject) => {
    worker.once('message', (message: unknown) => {
      const read = told.safeParse(message);
      if (read.success) {
        resolve(read.data);
      } else {
        reject(read.error);
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the proof ended without an answer')));
  }).finally(() => worker.terminate());
  if (answer.ok) {
    const { ok: _, ...proven } = answer;
    return success(proven);
  }
  const file = basename(request.file);
  return answer.missing
    ? failure('backupMissing', { file })
    : failure('backupDamaged', { file, detail: answer.problem });
}
