// A start that grants a wished restore, killed before its n-th change of a name on the disk. Arguments: the journal's file, n (0: never). Says what
// became of it.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [file = '', killAt = '0'] = process.argv.slice(2);
const steps = ['copyFileSync', 'mkdirSync', 'renameSync', 'rmSync', 'writeFileSync'] as const;
let taken = 0;

for (const name of steps) {
  const real = fs[name] as (...given: unknown[]) => unknown;
  Object.assign(fs, {
    [name](...given: unknown[]) {
      // What is not there is not taken away.
      if (name !== 'rmSync' || fs.existsSync(String(given[0]))) {
        taken += 1;
        if (taken === Number(killAt)) {
          process.kill(process.pid, 'SIGKILL');
        }
      }
      return real(...given);
    },
  });
}
syncBuiltinESMExports();

const { grantWish } = await import('../../main/till/backups/wish.ts');
const outcome = grantWish(file, {
  clock: { wall: () => Date.now(), monotonic: () => performance.now() },
  random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
  nativeBinding: null,
});
process.stdout.write(JSON.stringify({ kind: outcome.kind, steps: taken }));
