// Conditions of the operation table that several queries share. `openStates` must be spelt as in the index `operation_open`.

/** Not closed: `manual` and `blocked` are among them. */
export const openStates = "state IN ('pending','sending','unknown','blocked','manual')";

/** A consumption or recharge that a revocation may still undo, or withdraw. */
export const revocableStates = "state IN ('pending','sending','unknown','manual','applied')";
