// Rows of the document's sections 6.1, 6.10.1, 6.17: cards that become usable, and what proves who holds one.

export const cardsRows = {} as const;
