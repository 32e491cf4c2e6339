// The name under which a typed amount waits for its card, so that Esc never loses it.

export function draftName(screen: 'checkout' | 'recharge' | 'elsewhere', cardId: string): string {
  return `${screen}:${cardId}`;
}
