// What is kept of a call for the journal and the screen: plain data, short, and never a token, a password or a code.

/** `ms` is the whole time of the call; everything that is not known is left out. */
export type Evidence = {
  readonly section: string;
  readonly ms: number;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly why?: string;
  /** The call was repeated with a new token. */
  readonly repeated?: true;
};
