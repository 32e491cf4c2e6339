// How much of a body is built into values. Each is far beyond what UniPOS says, and small enough for any till.

/** Levels of elements, or of objects and lists. */
export const deepest = 32;
/** Elements, comments and CDATA sections together; in JSON: values. */
export const mostElements = 200_000;
/** Attributes of one element. */
export const mostAttributes = 100;
/** Signs of one text, one value or one number. */
export const longestText = 1 << 20;
