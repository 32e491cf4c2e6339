// What the practice platform can be made to do where the document promises nothing: one switch for each thing that the contract probe asks.
// (What a repeated serial does is `repeatSerial`; how the log lags, filters and nulls are faults: logLag, logIgnoresFilter, logNulls.)

export interface Capabilities {
  /** A voucher that was revoked already. `revertAgain` pays back a second time. */
  readonly repeatRevocation: 'refuse' | 'accept' | 'revertAgain';
  /** A voucher of another card. `revertsOwner` undoes it where it belongs, `creditsNamed` gives the money to the card that was named. */
  readonly foreignVoucher: 'refuse' | 'revertsOwner' | 'creditsNamed';
  /** Whose serial the log shows on a revocation's row. */
  readonly revocationSerial: 'own' | 'target' | 'none';
  readonly secondSignIn: 'endsFirst' | 'bothLive';
  /** A call whose token is refused is booked all the same. */
  readonly deadTokenBooks: boolean;
  /** What becomes of a serial of more than `longestSerial` characters. */
  readonly longSerial: 'cut' | 'refuse';
  /** Null: no limit. */
  readonly longestSerial: number | null;
  /** What the log answers for a serial that it does not know: nothing, or the card's newest rows. */
  readonly unknownSerial: 'noRows' | 'latestRows';
}

/** What the platform does unless told otherwise. */
export const defaultCapabilities: Capabilities = {
  repeatRevocation: 'refuse',
  foreignVoucher: 'refuse',
  revocationSerial: 'own',
  secondSignIn: 'endsFirst',
  deadTokenBooks: false,
  longSerial: 'cut',
  longestSerial: null,
  unknownSerial: 'noRows',
};
