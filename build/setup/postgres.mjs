// A PostgreSQL server's programs, for the tests of head office. Looked for where distributions put them; installed as root on Debian and Ubuntu,
// without a database of its own; elsewhere the exact command is printed. The till needs none.
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram } from './child.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { setupFailure } from './say.mjs';
import { installPackages } from './system.mjs';

const versions = '/usr/lib/postgresql';
const clusterRules = '/etc/postgresql-common/createcluster.conf';

/**
 * The folder with `initdb` and `postgres`; the newest where there are several. Installs them where that is possible, which takes minutes.
 * @returns {Promise<string>}
 */
export async function ensurePostgres() {
  return findPostgres() ?? withLock(cacheFolder(), 'postgres', async () => findPostgres() ?? (await installPostgres()));
}

/** @returns {Promise<string>} */
async function installPostgres() {
  await installPackages('a PostgreSQL server', [['postgresql-common']]);
  // The package would make a database and start it: a test has its own, and nothing of this machine is to change more than it must.
  if (existsSync(clusterRules) && !/^\s*create_main_cluster/m.test(readFileSync(clusterRules, 'utf8'))) {
    appendFileSync(clusterRules, '\ncreate_main_cluster = false\n');
  }
  await installPackages('a PostgreSQL server', [['postgresql']]);
  const installed = findPostgres();
  if (installed === null) {
    throw setupFailure(
      'PostgreSQL was installed, and its programs are not there.',
      'put initdb and postgres on the path.',
    );
  }
  return installed;
}

/** @returns {string | null} */
function findPostgres() {
  const onPath = findProgram('initdb');
  if (onPath !== null && existsSync(join(dirname(onPath), 'postgres'))) return dirname(onPath);
  if (!existsSync(versions)) return null;
  const newest = readdirSync(versions)
    .sort((left, right) => Number(right) - Number(left))
    .map((version) => join(versions, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  return newest ?? null;
}
