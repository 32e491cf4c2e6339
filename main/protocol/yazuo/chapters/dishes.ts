// Rows of the document's sections 3: the menu that the platform keeps.

export const dishesRows = {} as const;
