// What the set-up assistant's form holds. Secrets and the password live here only, and go when the panel does.
import type { ConnectionDraft } from '../../../shared/connect.ts';

export type ConnectInput = ConnectionDraft & {
  readonly appSecret: string;
  readonly user: string;
  readonly password: string;
  readonly card: string;
};
export type ConnectField = keyof ConnectInput;

/** In the order of the form: what stands side by side belongs together. */
export const connectFields = [
  'name',
  'baseUrl',
  'appId',
  'appSecret',
  'brandId',
  'merchantId',
  'merchantNo',
  'merchantName',
  'terminalNo',
  'user',
  'password',
  'card',
] as const satisfies readonly ConnectField[];

export const emptyInput: ConnectInput = {
  name: '',
  baseUrl: '',
  appId: '',
  appSecret: '',
  brandId: '',
  merchantId: '',
  merchantNo: '',
  merchantName: '',
  terminalNo: '',
  user: '',
  password: '',
  card: '',
};

/** The part that becomes a profile. */
export function draftIn(input: ConnectInput): ConnectionDraft {
  const { name, baseUrl, appId, brandId, merchantId, merchantNo, merchantName, terminalNo } = input;
  return { name, baseUrl, appId, brandId, merchantId, merchantNo, merchantName, terminalNo };
}
