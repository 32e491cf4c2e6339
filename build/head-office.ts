// `npm run head-office -- schema | check | pseudonym`: hands over to the product's own command. Tools start the product, they never import it.
import { join } from 'node:path';
import { handOver } from './setup/child.mjs';
import { root } from './setup/places.mjs';

const command = join(root, 'main', 'till', 'head-office', 'head-office-command.ts');
process.exitCode = await handOver(process.execPath, [command, ...process.argv.slice(2)], process.env, process.cwd());
