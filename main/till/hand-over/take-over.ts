// Taking a hand-over file: bound to this till, of this store and platform, whole, once. All of it comes in by one transaction, or none.
import { addFen, type Fen, zeroFen } from '../../../shared/money.ts';
import { isClosed } from '../../../shared/operation.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { HandedOperation } from '../../journal/hand-over-types.ts';
import { besideOurs } from './beside-ours.ts';
import { type HandOverContent, readContent } from './content.ts';
import { installCodeOf } from './install-code.ts';
import type { Doer, HandOverParts } from './parts.ts';
import { readSealed } from './sealed-file.ts';
import { onDisk } from './sealed-store.ts';

export type TakeOverRequest = {
  /** Absolute path of the file. */
  readonly file: string;
  readonly passphrase: string;
  readonly by: Doer;
};

/** What came in. `amount` is the fen that it holds; `asked` of the operations are asked for at the platform before anything else. */
export type TakenOver = {
  readonly from: string;
  readonly count: number;
  readonly amount: Fen;
  readonly asked: number;
  readonly writtenAt: number;
};

/**
 * Takes the work of another till over. Fails with `handedOver` (this till itself handed its work away), `handOverFile` {detail},
 * `handOverDamaged`, `handOverNewer` {found, known}, `handOverForAnother` {code}, `handOverPassphrase`, `handOverOtherStore`
 * {theirs, ours}, `handOverTaken`; then nothing was changed. Throws a `StoreFailure` where the disk refuses: nothing was changed.
 */
export async function takeOver(request: TakeOverRequest, parts: HandOverParts): Promise<Result<TakenOver>> {
  const { journal, queue, files, identity } = parts;
  const bytes = onDisk(() => files.read(request.file));
  if (!bytes.ok) {
    return bytes;
  }
  const sealed = bytes.value === null ? failure('handOverDamaged') : readSealed(bytes.value);
  if (!sealed.ok) {
    return sealed;
  }
  const { header } = sealed.value;
  if (header.target !== journal.installId) {
    return failure('handOverForAnother', { code: installCodeOf(header.target) });
  }
  const opened = await sealed.value.open(request.passphrase);
  const read = opened.ok ? readContent(opened.value) : opened;
  if (!read.ok) {
    return read;
  }
  const content = believed(read.value, parts.clock.wall());
  if (content.id !== header.id || content.target !== header.target || content.from !== header.from) {
    return failure('handOverDamaged');
  }
  if (content.platform !== identity.platform || content.store !== identity.store) {
    const [theirs, ours] = [content, identity].map(({ platform, store }) => `${platform} ${store}`);
    return failure('handOverOtherStore', { theirs: theirs ?? '', ours: ours ?? '' });
  }
  // Looked at last and without a pause before the transaction: a hand-over of our own may have begun meanwhile.
  if (journal.handOver.mark() !== null) {
    return failure('handedOver');
  }
  if (!adopt(content, request.by, parts)) {
    return failure('handOverTaken');
  }
  queue?.reload();
  return success(summaryOf(content));
}

const hour = 3_600_000;
/** A file is carried across a room, or a street. Ms. */
const freshFor = 24 * hour;
/** Two tills' clocks may differ by so much. Ms. */
const clockTolerance = hour;

/**
 * Older than a day, or from the future: the old till may have taken its work back meanwhile, and a person there may have decided
 * what this file still calls unsent. Then nothing is sent before the platform was asked.
 */
function believed(content: HandOverContent, now: number): HandOverContent {
  const age = now - content.writtenAt;
  const isFresh = age >= -clockTolerance && age <= freshFor;
  return isFresh ? content : { ...content, asUnknown: true };
}

function adopt(content: HandOverContent, { operator, personId }: Doer, { journal }: HandOverParts): boolean {
  const { id, from, asUnknown } = content;
  return journal.store.transaction(() => {
    const operations = content.operations.flatMap((handed) => besideOurs(handed, content, journal.store) ?? []);
    if (!journal.handOver.adopt({ id, from, operator, personId }, operations, asUnknown)) {
      return false;
    }
    for (const { member, seenAt } of content.members) {
      const known = member.cards.map(({ cardNo }) => journal.members.find(cardNo)?.seenAt ?? 0);
      if (known.every((at) => at < seenAt)) {
        journal.members.put(member, seenAt);
      }
    }
    return true;
  });
}

function summaryOf({ operations, from, writtenAt, asUnknown }: HandOverContent): TakenOver {
  const open = operations.map(({ operation }) => operation).filter(({ state }) => !isClosed(state));
  return {
    from,
    writtenAt,
    count: open.length,
    amount: open.reduce((sum, { held }) => addFen(sum, held), zeroFen),
    asked: operations.filter((handed) => isAsked(handed, asUnknown)).length,
  };
}

function isAsked({ operation: { state } }: HandedOperation, asUnknown: boolean): boolean {
  return state === 'unknown' || state === 'sending' || (asUnknown && state === 'pending');
}
