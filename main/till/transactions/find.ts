// What a person looks for in the log: the filter for the platform, and the till's own operations that belong beside it.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TransactionPage } from '../../../shared/transactions.ts';
import type { LogFilter } from '../../backends/ports/transactions.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { MemberDesk } from '../member-desk.ts';
import { tidyScan } from '../recognise-scan.ts';

/** `only`: of the rows that come, those that the text names. */
export type Wanted = {
  readonly filter: LogFilter;
  readonly searched: TransactionPage['searched'];
  readonly only: { readonly voucher: string } | null;
  own(since: number, size: number): readonly Operation[];
};

export type FindParts = {
  readonly journal: Pick<Journal, 'cards' | 'page' | 'store'>;
  readonly directory: Pick<CardDirectory, 'cardNoOf'>;
  readonly desk: Pick<MemberDesk, 'card'>;
};

type Asked = Pick<ChannelArgument<'listTransactions'>, 'scope' | 'cardId' | 'text'>;

/** Vouchers are shorter than any card's number. */
const shortestCard = 12;

/** Fails with `memberNotFound` where a card is meant that the till never saw. */
export function wantedBy({ scope, cardId, text }: Asked, parts: FindParts): Result<Wanted> {
  if (text !== null && tidyScan(text) !== '') {
    return success(searchedBy(tidyScan(text), parts));
  }
  const { journal, directory, desk } = parts;
  if (scope === 'till') {
    return success({
      filter: { by: 'till' },
      searched: null,
      only: null,
      own: (since, size) => journal.page('all', null, size).filter(({ createdAt }) => createdAt >= since),
    });
  }
  const cardNo = cardId === null ? null : directory.cardNoOf(cardId);
  const known = cardNo === null ? null : desk.card(cardNo);
  if (cardNo === null || known === null) {
    return failure('memberNotFound');
  }
  const { member } = known.seen;
  return success(
    scope === 'card'
      ? ofCard(cardNo, null, parts)
      : {
          filter: { by: 'member', memberId: member.memberId },
          searched: null,
          only: null,
          own: (since, size) =>
            journal.cards.newest(
              member.cards.map((card) => card.cardNo),
              since,
              size,
            ),
        },
  );
}

/** A serial or a voucher that this till knows, a card's number by its length, a serial by its letters; else a voucher of this store. */
function searchedBy(text: string, parts: FindParts): Wanted {
  const { store } = parts.journal;
  const bySerial = store.get(text);
  const known = bySerial ?? store.byVoucher(text);
  if (known !== null) {
    return ofSerial(known.serial, [known], bySerial === null ? 'voucher' : 'serial');
  }
  if (parts.desk.card(text) !== null || (/^\d+$/.test(text) && text.length >= shortestCard)) {
    return ofCard(text, 'card', parts);
  }
  return /[A-Za-z]/.test(text)
    ? ofSerial(text, [], 'serial')
    : { filter: { by: 'store' }, searched: 'voucher', only: { voucher: text }, own: () => [] };
}

function ofCard(cardNo: string, searched: Wanted['searched'], { journal }: FindParts): Wanted {
  return {
    filter: { by: 'card', cardNo },
    searched,
    only: null,
    own: (since, size) => journal.cards.newest([cardNo], since, size),
  };
}

function ofSerial(serial: string, own: readonly Operation[], searched: Wanted['searched']): Wanted {
  return { filter: { by: 'serial', serial }, searched, only: null, own: () => own };
}
