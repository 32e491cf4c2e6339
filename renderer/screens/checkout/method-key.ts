// The digits that choose a payment method while the pad types nothing: 1 is the first, as the buttons stand.

/** Null: the key chooses none. */
export function methodOfKey(key: string, methods: readonly { readonly id: string }[] | undefined): string | null {
  return /^[1-9]$/.test(key) ? (methods?.[Number(key) - 1]?.id ?? null) : null;
}
