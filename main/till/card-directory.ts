// The opaque names that the screen uses for cards and members, and what they stand for. Lives as long as the process.

export type CardDirectory = {
  nameOf(cardNo: string): string;
  cardNoOf(cardId: string): string | null;
  rememberMobile(memberId: string, mobile: string): void;
  mobileOf(memberId: string): string | null;
};

/** An empty directory. The names tell nothing of the numbers. */
export function createCardDirectory(): CardDirectory {
  const names = new Map<string, string>();
  const numbers = new Map<string, string>();
  const mobiles = new Map<string, string>();
  return {
    nameOf(cardNo) {
      const known = names.get(cardNo);
      if (known !== undefined) {
        return known;
      }
      const name = `card-${names.size + 1}`;
      names.set(cardNo, name);
      numbers.set(name, cardNo);
      return name;
    },
    cardNoOf: (cardId) => numbers.get(cardId) ?? null,
    rememberMobile: (memberId, mobile) => {
      mobiles.set(memberId, mobile);
    },
    mobileOf: (memberId) => mobiles.get(memberId) ?? null,
  };
}
