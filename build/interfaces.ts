// `npm run interfaces [-- --json]`: hands over to the count of what is really there. Tools start the product, they never import it.
import { join } from 'node:path';
import { handOver } from './setup/child.mjs';
import { root } from './setup/places.mjs';

const command = join(root, 'test', 'interfaces', 'run.ts');
process.exitCode = await handOver(process.execPath, [command, ...process.argv.slice(2)], process.env, process.cwd());
