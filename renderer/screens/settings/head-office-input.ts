// What the form of head office holds. The secrets live here only, and go when the panel does.
import type { HeadOfficeDraft } from '../../../shared/head-office.ts';

export type HeadOfficeInput = Omit<HeadOfficeDraft, 'port'> & {
  readonly port: string;
  readonly password: string;
  readonly cardKey: string;
};
export type HeadOfficeField = keyof HeadOfficeInput;

/** In the order of the form: what stands side by side belongs together. */
export const headOfficeFields = [
  'host',
  'port',
  'database',
  'user',
  'password',
  'cardKey',
  'authority',
] as const satisfies readonly HeadOfficeField[];

export const emptyHeadOffice: HeadOfficeInput = {
  host: '',
  port: '5432',
  database: 'yatai',
  user: '',
  password: '',
  cardKey: '',
  authority: '',
};

/** What is sent to main; spaces around a pasted address are nobody's wish. Null where the port is none. */
export function headOfficeDraftIn(input: HeadOfficeInput): HeadOfficeDraft | null {
  const port = Number(input.port);
  const { host, database, user, authority } = input;
  return /^\d{1,5}$/.test(input.port) && port >= 1 && port <= 65_535
    ? { host: host.trim(), port, database: database.trim(), user: user.trim(), authority: authority.trim() }
    : null;
}

/** A kept or tried draft, for the form. */
export function headOfficeInputOf(draft: HeadOfficeDraft): Partial<HeadOfficeInput> {
  return { ...draft, port: String(draft.port) };
}
