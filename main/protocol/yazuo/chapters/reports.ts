// Rows of the document's sections 5.12, 6.23 and 7.1: figures, and what integrators ask for.

export const reportsRows = {} as const;
