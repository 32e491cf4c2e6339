// The parts of the queue screen, in the order of their tabs.

export const deskNames = ['open', 'all', 'risk', 'manual', 'refused', 'ghosts', 'health'] as const;
export type DeskName = (typeof deskNames)[number];

/** The desk to the left or right; at the ends it stays. */
export function nextDesk(name: DeskName, by: 1 | -1): DeskName {
  return deskNames[deskNames.indexOf(name) + by] ?? name;
}
