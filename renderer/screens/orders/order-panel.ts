// What each tab of the orders is given.

/** `number`: the order that is typed or was scanned. */
export type OrderPanelProps = { readonly number: string; readonly onNumber: (number: string) => void };
