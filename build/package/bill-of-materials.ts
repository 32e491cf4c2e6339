// The bill of materials: CycloneDX as its own tool writes it from the lock file, cut down to what is shipped. The same lock file gives the
// same bytes on every machine.
import { fileURLToPath } from 'node:url';
import { quietly, tail } from '../setup/child.mjs';
import { toolNode } from '../setup/node-version.mjs';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

export interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly tools: { readonly components: readonly Component[] }; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** Everything that the lock file names. Throws with the tool's own words where it fails. */
async function wholeBill(root: string): Promise<Bill> {
  const tool = fileURLToPath(new URL('bin/cyclonedx-npm-cli.js', import.meta.resolve('@cyclonedx/cyclonedx-npm')));
  const options = ['--package-lock-only', '--output-reproducible', '--flatten-components', '--no-validate'];
  const { code, output } = await quietly(toolNode(), [tool, ...options], { cwd: root });
  if (code !== 0) throw new Error(`the bill of materials could not be made:\n${tail(output)}`);
  return JSON.parse(output.slice(output.indexOf('{')));
}

/**
 * What is shipped of a bill. `places`: the packages that are, as the lock file spells them (`node_modules/…`); `electron`: the version that is
 * really packed, which may be the fallback's.
 */
function shippedBill(whole: Bill, places: readonly string[], electron: string): Bill {
  const shipped = new Set(places);
  const placeOf = (component: Component) =>
    component.properties?.find(({ name }) => name === 'cdx:npm:package:path')?.value ?? '';
  const components = whole.components
    .filter((component) => shipped.has(placeOf(component)))
    .map((component) =>
      placeOf(component) === 'node_modules/electron'
        ? { ...component, version: electron, purl: `pkg:npm/electron@${electron}` }
        : component,
    );
  const kept = new Set([whole.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
  const dependencies = whole.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  // Which npm it was read with says nothing of what is shipped.
  const tools = whole.metadata.tools.components.filter(({ name }) => name === 'cyclonedx-npm');
  return { ...whole, metadata: { ...whole.metadata, tools: { components: tools } }, components, dependencies };
}

export async function billOfMaterials(root: string, places: readonly string[], electron: string): Promise<Bill> {
  return shippedBill(await wholeBill(root), places, electron);
}
