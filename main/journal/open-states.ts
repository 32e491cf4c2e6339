// Groups of states as SQL. `openStates` must be spelt exactly as in the partial index `operation_open`, or SQLite will not use it.

/** Not closed: `manual` and `blocked` are among them. */
export const openStates = "state IN ('pending','sending','unknown','blocked','manual')";

/** A consumption or recharge that a revocation may still undo, or withdraw. */
export const revocableStates = "state IN ('pending','sending','unknown','manual','applied')";
