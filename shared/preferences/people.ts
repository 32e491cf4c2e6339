// When a till that nobody touches locks itself.

/** Minutes; 0: never. */
export const idleLocks = [0, 1, 2, 5, 10, 15, 30, 60] as const;
export type IdleLock = (typeof idleLocks)[number];

export type PeopleRules = {
  /** After so many minutes without a key, a touch or a scan. */
  readonly idleLock: IdleLock;
};

export const defaultPeople: PeopleRules = { idleLock: 15 };
