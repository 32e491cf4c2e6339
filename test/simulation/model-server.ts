// The platform as the simulator sees it: a ledger of cards and rows of its own. It shares no logic with main/queue, so that
// the two cannot agree by sharing a mistake.
import type { LogRow } from '../../main/queue/ports.ts';

/** What arrives over the wire. Amounts in fen. `attempt` numbers the till's attempts of one serial; `copy` > 0 marks a duplicate made by the network. */
export type ServerRequest = {
  readonly kind: 'consumption' | 'recharge' | 'revocation' | 'service';
  readonly serial: string;
  readonly cardNo: string;
  readonly amount: number;
  readonly storePay: number;
  /** Bears no serial on the wire, though this world remembers whose it is: the log shows it to nobody. Answers without a voucher. */
  readonly hidden?: boolean;
  readonly silent?: boolean;
  /** What a service takes of the points, where this world counts them. */
  readonly points?: number;
  /** The voucher that a revocation names. */
  readonly revokes: string | null;
  readonly attempt: number;
  readonly copy: number;
};

export type ServerReply =
  | { readonly kind: 'done'; readonly voucher: string | null; readonly balance: number }
  | { readonly kind: 'refused'; readonly code: string };

export type ServerRow = {
  readonly serial: string;
  readonly cardNo: string;
  readonly amount: number;
  readonly storePay: number;
  readonly kind: 'consumption' | 'recharge' | 'revocation' | 'service';
  readonly hidden: boolean;
  readonly voucher: string;
  readonly attempt: number;
  readonly copy: number;
  readonly revokes: string | null;
  /** Made by a copied till that uses a serial of ours. */
  readonly foreign: boolean;
  /** When the log begins to show it, and its flag. */
  visibleAt: number;
  revoked: boolean;
  revokedVisibleAt: number;
};

export type ServerTraits = {
  /** What P1 would find: a repeated serial is charged again, refused, or answered with the first voucher. */
  readonly repeatedSerial: 'charged' | 'refused' | 'sameVoucher';
  /** P7: whose serial a revocation's log row bears. */
  readonly revocationRowSerial: 'own' | 'target';
};

export type ModelServer = {
  addCard(cardNo: string, balance: number): void;
  freeze(cardNo: string, frozen: boolean): void;
  process(request: ServerRequest, now: number, lag: number): ServerReply;
  /** A copied till's row under a serial of ours: it stands in the log and moves no money of this world. */
  addTwin(request: ServerRequest, now: number): void;
  /** Head office undoes a row. */
  revertByOffice(row: ServerRow, now: number, lag: number): void;
  find(cardNo: string, serial: string | null, now: number): readonly LogRow[];
  /** From now on the log lags no more. */
  catchUp(now: number): void;
  rows(): readonly ServerRow[];
  twinsOf(serial: string): readonly ServerRow[];
  rowsOf(serial: string): readonly ServerRow[];
  byVoucher(voucher: string): ServerRow | null;
  /** Grows with every row and every undoing: what stands in the ledger is the same while it is the same. */
  version(): number;
};

/** The platform takes back sales and recharges, nothing else. */
function isUndoable({ kind }: ServerRow): boolean {
  return kind === 'consumption' || kind === 'recharge';
}

export function createModelServer(traits: ServerTraits): ModelServer {
  const cards = new Map<string, { balance: number; frozen: boolean }>();
  const rows: ServerRow[] = [];
  const own: ServerRow[] = [];
  let vouchers = 0;
  let version = 0;

  function cardOf(cardNo: string) {
    const card = cards.get(cardNo);
    if (card === undefined) {
      throw new Error(`no card ${cardNo}`);
    }
    return card;
  }

  function addRow(request: ServerRequest, serial: string, visibleAt: number, foreign = false): ServerRow {
    vouchers += 1;
    const row: ServerRow = {
      serial,
      cardNo: request.cardNo,
      amount: request.amount,
      storePay: request.storePay,
      kind: request.kind,
      hidden: request.hidden === true,
      voucher: `V${String(vouchers).padStart(6, '0')}`,
      attempt: request.attempt,
      copy: request.copy,
      revokes: request.revokes,
      foreign,
      visibleAt,
      revoked: false,
      revokedVisibleAt: 0,
    };
    rows.push(row);
    if (!foreign) {
      own.push(row);
    }
    version += 1;
    return row;
  }

  function done(row: ServerRow): ServerReply {
    return { kind: 'done', voucher: row.voucher, balance: cardOf(row.cardNo).balance };
  }

  function undo(row: ServerRow, visibleAt: number): void {
    version += 1;
    row.revoked = true;
    row.revokedVisibleAt = visibleAt;
    if (row.kind !== 'service') {
      cardOf(row.cardNo).balance += row.kind === 'recharge' ? -row.amount : row.storePay;
    }
  }

  function revoke(request: ServerRequest, visibleAt: number): ServerReply {
    const target = rows.find((row) => row.voucher === request.revokes && isUndoable(row));
    if (target === undefined) {
      return { kind: 'refused', code: 'voucherUnknown' };
    }
    if (target.revoked) {
      return { kind: 'refused', code: 'alreadyRevoked' };
    }
    undo(target, visibleAt);
    return done(addRow(request, traits.revocationRowSerial === 'own' ? request.serial : target.serial, visibleAt));
  }

  /** Moves points, coupons or cards, which this world does not count; whoever comes again is served again. */
  function serve(request: ServerRequest, visibleAt: number): ServerReply {
    const card = cards.get(request.cardNo);
    if (card?.frozen === true) {
      return { kind: 'refused', code: 'frozen' };
    }
    const { voucher } = addRow(request, request.serial, visibleAt);
    return { kind: 'done', voucher: request.silent === true ? null : voucher, balance: card?.balance ?? 0 };
  }

  function process(request: ServerRequest, now: number, lag: number): ServerReply {
    if (request.kind === 'service') {
      return serve(request, now + lag);
    }
    const card = cardOf(request.cardNo);
    if (request.kind === 'revocation') {
      return revoke(request, now + lag);
    }
    const earlier = own.find((row) => row.serial === request.serial && row.kind === request.kind);
    if (earlier !== undefined && traits.repeatedSerial !== 'charged') {
      return traits.repeatedSerial === 'sameVoucher' ? done(earlier) : { kind: 'refused', code: 'serialExists' };
    }
    if (card.frozen) {
      return { kind: 'refused', code: 'frozen' };
    }
    if (request.kind === 'consumption' && card.balance < request.storePay) {
      return { kind: 'refused', code: 'balanceTooSmall' };
    }
    card.balance += request.kind === 'recharge' ? request.amount : -request.storePay;
    return done(addRow(request, request.serial, now + lag));
  }

  return {
    addCard(cardNo, balance) {
      cards.set(cardNo, { balance, frozen: false });
    },
    freeze(cardNo, frozen) {
      cardOf(cardNo).frozen = frozen;
    },
    process,
    addTwin(request, now) {
      addRow(request, request.serial, now, true);
    },
    revertByOffice: (row, now, lag) => undo(row, now + lag),
    find(cardNo, serial, now) {
      return rows
        .filter(
          (row) =>
            !row.hidden && (serial === null ? row.cardNo === cardNo : row.serial === serial) && row.visibleAt <= now,
        )
        .map((row) => ({
          serial: row.serial,
          cardNo: row.cardNo,
          voucher: row.voucher,
          kind: row.kind,
          // What moves no money has none in the log.
          amount: (row.kind === 'service' && row.amount === 0 ? null : row.amount) as LogRow['amount'],
          revoked: row.revoked && row.revokedVisibleAt <= now,
          revokes: row.revokes,
          storeBalance: null,
          at: null,
        }));
    },
    catchUp(now) {
      for (const row of rows) {
        row.visibleAt = Math.min(row.visibleAt, now);
        row.revokedVisibleAt = Math.min(row.revokedVisibleAt, now);
      }
    },
    rows: () => own,
    twinsOf: (serial) => rows.filter((row) => row.serial === serial && row.foreign),
    rowsOf: (serial) => own.filter((row) => row.serial === serial),
    byVoucher: (voucher) => rows.find((row) => row.voucher === voucher) ?? null,
    version: () => version,
  };
}
