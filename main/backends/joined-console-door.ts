// The consoles of two platforms behind one door: each interface goes to the one that has it.
import type { ConsoleDoor } from './console-door.ts';

/** No interface may be of both. */
export function joinConsoleDoors(first: ConsoleDoor, second: ConsoleDoor): ConsoleDoor {
  const ofSecond = new Set(second.interfaces().map(({ id }) => id));
  const doorOf = (id: string) => (ofSecond.has(id) ? second : first);
  return {
    address: [first.address, second.address].filter((address) => address !== '').join(' · '),
    interfaces: () => [...first.interfaces(), ...second.interfaces()],
    sample: (id, format) => doorOf(id).sample(id, format),
    check: (id, body, format) => doorOf(id).check(id, body, format),
    shown: (id, body) => doorOf(id).shown(id, body),
    command: (id, body, format) => doorOf(id).command(id, body, format),
    send: (id, body, format) => doorOf(id).send(id, body, format),
  };
}
