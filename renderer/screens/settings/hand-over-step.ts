// What can be done on the hand-over's panel, and what is typed for it.

/** `again`: the file once more, for the same till or for another one. */
export type HandOverStep = 'write' | 'take' | 'again' | 'back';

export type HandOverInput = { readonly code: string; readonly passphrase: string };
