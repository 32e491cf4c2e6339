// Rows of the document's sections 6.12.3, 6.15, 6.16, 6.18 to 6.21: bills and orders beside the sale itself.

export const billsRows = {} as const;
