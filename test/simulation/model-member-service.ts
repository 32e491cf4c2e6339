// A member service of UniPOS's standard as the simulator sees it: accounts with four decimals, payments named by FromNo, card and account; no
// voucher, no query, no undo. Whatever else happens to a card happens elsewhere. It shares no logic with main/queue.
import type { AccountBalance } from '../../main/queue/ports.ts';
import type { ModelServer, ServerReply, ServerRequest, ServerRow } from './model-server.ts';

/** A card's accounts as they are, or the code of the Fault. */
export type AccountReading =
  | { readonly kind: 'accounts'; readonly accounts: readonly AccountBalance[] }
  | { readonly kind: 'fault'; readonly code: string };

export type ModelMemberService = ModelServer & {
  read(cardNo: string): AccountReading;
  /** Others charge or credit the card, in 1/10,000 yuan. */
  moveElsewhere(cardNo: string, by: number): void;
  /** What was charged, less what was given back, is what is missing. Throws where it is not. */
  checkConserved(): void;
};

type Account = '00' | '90';

/** More points than anybody spends in a schedule. */
const pointsAtFirst = 1_000_000 * 10_000;

export function createModelMemberService(samePayment: boolean): ModelMemberService {
  const cards = new Map<string, { frozen: boolean; readonly balances: Record<Account, number>; initial: number }>();
  const rows: ServerRow[] = [];
  const quantities = new Map<ServerRow, number>();
  let version = 0;

  function cardOf(cardNo: string) {
    const card = cards.get(cardNo);
    if (card === undefined) {
      throw new Error(`no card ${cardNo}`);
    }
    return card;
  }

  function addRow(request: ServerRequest, quantity: number): ServerRow {
    const row: ServerRow = {
      serial: request.serial,
      cardNo: request.cardNo,
      amount: request.amount,
      storePay: request.storePay,
      kind: request.kind,
      hidden: false,
      // The service gives none: the number that the till sent along is all that there is.
      voucher: request.serial,
      attempt: request.attempt,
      copy: request.copy,
      revokes: null,
      foreign: false,
      visibleAt: 0,
      revoked: false,
      revokedVisibleAt: 0,
    };
    rows.push(row);
    quantities.set(row, quantity);
    version += 1;
    return row;
  }

  function process(request: ServerRequest): ServerReply {
    if (request.kind === 'recharge' || request.kind === 'revocation') {
      throw new Error(`a member service has no ${request.kind}`);
    }
    const account: Account = request.kind === 'service' ? '90' : '00';
    const quantity = account === '90' ? (request.points ?? 0) * 10_000 : request.storePay * 100;
    const done: ServerReply = { kind: 'done', voucher: request.serial, balance: 0 };
    const isSame = ({ serial, kind }: ServerRow) => serial === request.serial && kind === request.kind;
    if (samePayment && rows.some(isSame)) {
      return done;
    }
    const card = cards.get(request.cardNo);
    if (card === undefined) {
      return { kind: 'refused', code: '1001' };
    }
    if (card.frozen) {
      return { kind: 'refused', code: '1002' };
    }
    if (card.balances[account] < quantity) {
      return { kind: 'refused', code: '1005' };
    }
    card.balances[account] -= quantity;
    addRow(request, quantity);
    return done;
  }

  return {
    addCard(cardNo, balance) {
      cards.set(cardNo, {
        frozen: false,
        balances: { '00': balance * 100, '90': pointsAtFirst },
        initial: balance * 100 + pointsAtFirst,
      });
    },
    freeze(cardNo, frozen) {
      cardOf(cardNo).frozen = frozen;
    },
    process,
    addTwin() {
      throw new Error('no till shares a serial with another here');
    },
    /** A person credits the guest by hand. */
    revertByOffice(row) {
      version += 1;
      row.revoked = true;
      cardOf(row.cardNo).balances[row.kind === 'service' ? '90' : '00'] += quantities.get(row) ?? 0;
    },
    find() {
      throw new Error('a member service has no log');
    },
    catchUp: () => undefined,
    rows: () => rows,
    twinsOf: () => [],
    rowsOf: (serial) => rows.filter((row) => row.serial === serial),
    byVoucher: (voucher) => rows.find((row) => row.voucher === voucher) ?? null,
    version: () => version,
    read(cardNo) {
      const { frozen, balances } = cardOf(cardNo);
      const told = Object.entries(balances).map(([account, balance]) => ({ account, balance }));
      return frozen ? { kind: 'fault', code: '1002' } : { kind: 'accounts', accounts: told };
    },
    moveElsewhere(cardNo, by) {
      const card = cardOf(cardNo);
      card.balances['00'] += by;
      card.initial += by;
    },
    checkConserved() {
      for (const [cardNo, { balances, initial }] of cards) {
        const live = rows.filter((row) => row.cardNo === cardNo && !row.revoked);
        const charged = live.reduce((sum, row) => sum + (quantities.get(row) ?? 0), 0);
        if (balances['00'] + balances['90'] + charged !== initial) {
          throw new Error(`${cardNo} holds ${balances['00'] + balances['90']}, charged ${charged} of ${initial}`);
        }
      }
    },
  };
}
