// The keys of this till, where they are others than the table's (shared/keys.ts).
import type { OwnKeys } from '../keys.ts';

export const defaultKeys: OwnKeys = {};
