// How much the page may say in one call. Looked at before the schemas are: those read a whole list to say that it is too long.

/** Far above what any channel takes. */
const most = { values: 20_000, characters: 4_194_304, depth: 40 } as const;

/** Whether an argument is plain data of a size that is worth reading. Ends as soon as it is not. */
export function isModest(argument: unknown): boolean {
  let values = 0;
  let characters = 0;

  function count(text: string): boolean {
    characters += text.length;
    return characters <= most.characters;
  }

  function fits(value: unknown, depth: number): boolean {
    values += 1;
    if (values > most.values || depth > most.depth) {
      return false;
    }
    if (typeof value === 'string') {
      return count(value);
    }
    if (typeof value !== 'object' || value === null) {
      return true;
    }
    if (Array.isArray(value)) {
      return value.length <= most.values && value.every((each) => fits(each, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      return false;
    }
    // Not by `Object.keys`: that names a million of them first.
    for (const name in value) {
      if (!count(name) || !fits(Reflect.get(value, name), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  return fits(argument, 0);
}
