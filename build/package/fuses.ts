// The fuses of the packaged Electron: switches inside its binary that no command line and no environment can turn back. Every one of them is
// decided here; one that a newer @electron/fuses knows and this table does not, does not compile.
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

export type FuseName = keyof typeof FuseV1Options;
type Wanted = Readonly<Record<FuseName, boolean>>;

/** As a release has them. */
export const releaseFuses = {
  /** The till is no Node for whoever can start it. */
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  /** We ship no snapshot of our own. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** The pages have a scheme of their own; file:// gets nothing. */
  GrantFileProtocolExtraPrivileges: false,
  /** The processor guards the memory of WebAssembly (the camera's reader), and no slower checks are needed. */
  WasmTrapHandlers: true,
} as const satisfies Record<FuseName, boolean>;

/** `absent`: this Electron is too old to have it; `removed`: so new that it can no longer be chosen. */
export type FuseReading = boolean | 'absent' | 'removed';

const names = Object.keys(releaseFuses) as FuseName[];

/** What a package for this platform must have. On Linux the binary has no place for the hash of the application's archive. */
export function wantedFuses(platform: NodeJS.Platform): Wanted {
  return { ...releaseFuses, EnableEmbeddedAsarIntegrityValidation: platform !== 'linux' };
}

/** Reads every fuse out of a binary (on macOS: out of the bundle). Throws where there are none, or one that this table does not know. */
export async function readFuses(executable: string): Promise<Readonly<Record<FuseName, FuseReading>>> {
  const wire = await getCurrentFuseWire(executable);
  const states = new Map(
    Object.entries(wire).flatMap(([key, state]) => (key === 'version' ? [] : [[Number(key), state]])),
  );
  const unknown = [...states.keys()].filter((index) => FuseV1Options[index] === undefined);
  if (unknown.length > 0) throw new Error(`this Electron has fuses that nobody has decided on: ${unknown.join(', ')}`);
  const reading = (name: FuseName): FuseReading => {
    const state = states.get(FuseV1Options[name]);
    if (state === undefined) return 'absent';
    return state === FuseState.REMOVED ? 'removed' : state === FuseState.ENABLE;
  };
  return Object.fromEntries(names.map((name) => [name, reading(name)])) as Record<FuseName, FuseReading>;
}

/** Sets every fuse that this binary has. */
export async function setFuses(executable: string, wanted: Wanted): Promise<void> {
  const found = await readFuses(executable);
  const there = names.filter((name) => typeof found[name] === 'boolean');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Changing an Apple binary breaks its signature; an unsigned one would not even start.
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(there.map((name) => [FuseV1Options[name], wanted[name]])),
  });
}

/** What is not as wanted, a line each; empty: all is. */
export function fuseDifferences(found: Readonly<Record<FuseName, FuseReading>>, wanted: Wanted): readonly string[] {
  return names
    .filter((name) => typeof found[name] === 'boolean' && found[name] !== wanted[name])
    .map((name) => `${name} is ${found[name] ? 'on' : 'off'}`);
}
