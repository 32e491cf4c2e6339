// What the cashier of this loop does: sales and their revocations through the preload's bridge, as fast as the till takes them, each with an
// intent of its own. What the till answered is told at once, so that it is known even if the next moment kills it.

export type Wish =
  | { readonly kind: 'sale'; readonly intent: string; readonly cardNo: string; readonly amount: number }
  | { readonly kind: 'undo'; readonly intent: string; readonly serial: string };

/** An answer of the till to a wish. `ok` false: refused in words, and then nothing was accepted. */
export type Told = {
  readonly intent: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly serial: string | null;
  readonly state: string | null;
};

/** Signs in; the value is the Result. */
export function signInScript(user: string, password: string): string {
  return `yatai.signIn(${JSON.stringify({ user, password })})`;
}

/** Fulfils the wishes, those of one card in their order, cards side by side. Tells each answer. Ends when all were answered. */
export function wishesScript(wishes: readonly Wish[]): string {
  return `(${fulfil.toString()})(${JSON.stringify(wishes)})`;
}

// Runs in the page: it may name nothing of this file.
async function fulfil(wishes: readonly Wish[]): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: the page's globals, seen from outside of it
  const { yatai, told } = globalThis as any;
  const lanes = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const lane = wish.kind === 'sale' ? wish.cardNo : wish.serial;
    lanes.set(lane, [...(lanes.get(lane) ?? []), wish]);
  }
  async function ask(wish: Wish) {
    if (wish.kind === 'undo') {
      return yatai.revokeOperation({ intent: wish.intent, serial: wish.serial, reason: 'wrong table' });
    }
    const found = await yatai.lookup({ text: wish.cardNo });
    if (!found.ok) return found;
    const amount = wish.amount;
    return yatai.checkout({
      intent: wish.intent,
      cardId: found.value.member.selectedCardId ?? found.value.member.cards[0].cardId,
      billAmount: amount,
      storePay: amount,
      points: 0,
      pointsPay: 0,
      coupons: [],
      otherPayments: [],
      tradePassword: null,
      remark: null,
    });
  }
  await Promise.all(
    [...lanes.values()].map(async (lane) => {
      for (const wish of lane) {
        const answer = await ask(wish);
        const { serial = null, state = null } = answer.ok ? answer.value : {};
        const code = answer.ok ? null : answer.failure.code;
        told(JSON.stringify({ intent: wish.intent, ok: answer.ok, code, serial, state }));
      }
    }),
  );
}
