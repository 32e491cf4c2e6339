// What the form of UniPOS's settings holds. The secret lives here only, and goes when the panel does.
import type { UniposDraft } from '../../../shared/unipos-setup.ts';

export type UniposInput = UniposDraft & { readonly secret: string };
export type UniposField = keyof UniposInput;

/** In the order of the form: what stands side by side belongs together. */
export const uniposFields = [
  'serviceUri',
  'appId',
  'secret',
  'shopNo',
  'format',
  'cardPayModes',
] as const satisfies readonly UniposField[];

export const emptyUnipos: UniposInput = {
  serviceUri: '',
  appId: '',
  secret: '',
  shopNo: '',
  format: 'json',
  cardPayModes: '',
};

/** The part that becomes a profile's section. */
export function uniposDraftIn({ serviceUri, appId, shopNo, format, cardPayModes }: UniposInput): UniposDraft {
  return { serviceUri, appId, shopNo, format, cardPayModes };
}
