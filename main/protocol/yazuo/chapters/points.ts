// Rows of the document's sections 6.6 and 6.7: points, and the mall where they are spent.

export const pointsRows = {} as const;
