// Sets that grow together (union–find): the groups of what was joined, each in the order of its members. Pure.

export type Union = {
  join(left: number, right: number): void;
  /** By their least member, and each by size of its members. */
  groups(): readonly (readonly number[])[];
};

/** `size` members, each alone. */
export function createUnion(size: number): Union {
  const parents = Array.from({ length: size }, (_, index) => index);

  function rootOf(member: number): number {
    let root = member;
    for (let above = parents[root] ?? root; above !== root; above = parents[root] ?? root) {
      // Halving the way keeps it short for the next one.
      parents[root] = parents[above] ?? above;
      root = parents[root] ?? root;
    }
    return root;
  }

  return {
    join(left, right) {
      const [first, second] = [rootOf(left), rootOf(right)];
      parents[Math.max(first, second)] = Math.min(first, second);
    },
    groups() {
      const groups = new Map<number, number[]>();
      for (let member = 0; member < size; member += 1) {
        const root = rootOf(member);
        const known = groups.get(root);
        if (known === undefined) {
          groups.set(root, [member]);
        } else {
          known.push(member);
        }
      }
      return [...groups.values()];
    },
  };
}
