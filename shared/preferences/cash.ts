// The rules of the drawer: what counts as cash, from which amount a PIN is needed, and whether the cashier counts without knowing what should be there.
import type { Fen } from '../money.ts';

export type CashRules = {
  /** Ids of the profile's payment methods that are cash in this drawer. */
  readonly methods: readonly string[];
  /** Up to this the cashier puts in and takes out alone. Fen. */
  readonly moveAlone: Fen;
  /** Up to this the cashier closes a shift alone, too much or too little. Fen. */
  readonly differenceAlone: Fen;
  /** What should be in the drawer is not shown before it was counted. */
  readonly blind: boolean;
};

export const defaultCash: CashRules = {
  methods: ['1'],
  moveAlone: 50_000 as Fen,
  differenceAlone: 1_000 as Fen,
  blind: false,
};
