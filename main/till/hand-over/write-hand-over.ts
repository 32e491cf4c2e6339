// Writing the hand-over file. The mark that stops this till is durable before the file has its name: at no moment is there a file that
// another till could take while this one still sends.
import { addFen, zeroFen } from '../../../shared/money.ts';
import { isClosed } from '../../../shared/operation.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { HandedOperation, HandOverMark } from '../../journal/hand-over-types.ts';
import { isStoreFailure } from '../../journal/store-failure.ts';
import type { CachedMember, Journal } from '../../journal/types.ts';
import { contentBytes, type HandOverContent, readContent } from './content.ts';
import type { Doer, HandOverParts } from './parts.ts';
import { freshKey, readSealed, type SealKey, seal, shortestPassphrase } from './sealed-file.ts';
import { onDisk } from './sealed-store.ts';
import { keepFile, standingHandOver } from './standing.ts';

export type HandOverRequest = {
  /** The install id of the till that takes over. */
  readonly target: string;
  readonly passphrase: string;
  /** Absolute path of the file. */
  readonly file: string;
  /** True: what was handed to another till before is now handed to this one, because that one never took it or died. */
  readonly again: boolean;
  readonly by: Doer;
};

/**
 * Hands all open work over. Fails with `installCodeOwn`, `passphraseShort` {least}, `nothingToHandOver`, `handedOver` (to another
 * till already, and not `again`), `handOverFile` {detail} and the disk's own refusals: then nothing was changed and the till goes
 * on; with `handOverUnfinished` {detail} the mark stands and the file must be written again.
 */
export async function writeHandOver(request: HandOverRequest, parts: HandOverParts): Promise<Result<HandOverMark>> {
  const { journal, queue } = parts;
  const problem = problemWith(request.target, request.passphrase, journal);
  if (problem !== null) {
    return { ok: false, failure: problem };
  }
  const key = await freshKey(request.passphrase, parts.cost);
  await queue?.stop();
  try {
    // From here to the file's name nothing else runs in this process: what is collected is what stands.
    return writeNow(request, key, parts);
  } finally {
    if (journal.handOver.mark() === null) {
      queue?.start();
    }
  }
}

/** What is wrong with the request before anything is done: `installCodeOwn`, `passphraseShort` {least}. */
export function problemWith(
  target: string,
  passphrase: string,
  { installId }: Pick<Journal, 'installId'>,
): Failure | null {
  if (target === installId) {
    return failure('installCodeOwn').failure;
  }
  return [...passphrase.normalize('NFKC')].length < shortestPassphrase
    ? failure('passphraseShort', { least: shortestPassphrase }).failure
    : null;
}

function writeNow(request: HandOverRequest, key: SealKey, parts: HandOverParts): Result<HandOverMark> {
  const { journal, files } = parts;
  const standing = standingHandOver(journal);
  if (standing !== null && standing.target !== request.target && !request.again) {
    return failure('handedOver');
  }
  const operations = journal.handOver.collect();
  const mark = markFor(request, operations, parts);
  if (operations.length === 0) {
    return failure('nothingToHandOver');
  }
  // Written again for the same till it is the same hand-over; for another one nobody knows what the first has sent.
  const isSame = standing !== null && standing.id === mark.id;
  const asUnknown = standing !== null && (isSame ? standing.asUnknown : true);
  const content = contentOf(request, mark, operations, asUnknown, parts);
  const bytes = seal(contentBytes(content), { id: mark.id, from: journal.installId, target: request.target }, key);
  const written = onDisk(() => files.writePart(request.file, bytes));
  if (!written.ok) {
    return isSame && !standing.finished ? unfinished(written.failure.parameters?.['detail']) : written;
  }
  const part = written.value;
  try {
    proveReadable(bytes, key);
    if (!isSame) {
      journal.store.transaction(() => {
        keepFile(journal, { id: mark.id, finished: false, asUnknown });
        const { operator, personId } = request.by;
        journal.handOver.markWritten(mark, { operator, personId });
      });
    }
  } catch (error) {
    files.remove(part);
    if (isStoreFailure(error)) {
      return failure(error.code);
    }
    throw error;
  }
  const named = onDisk(() => {
    files.rename(part, request.file);
    files.syncFolder(request.file);
  });
  if (!named.ok) {
    return unfinished(named.failure.parameters?.['detail']);
  }
  try {
    keepFile(journal, { id: mark.id, finished: true, asUnknown });
  } catch (error) {
    if (isStoreFailure(error)) {
      return unfinished(error.sqliteCode);
    }
    throw error;
  }
  return success(mark);
}

function markFor(
  { target }: HandOverRequest,
  operations: readonly HandedOperation[],
  { journal, clock, random }: HandOverParts,
): HandOverMark {
  const standing = standingHandOver(journal);
  if (standing?.target === target) {
    return standing;
  }
  const open = operations.filter(({ operation: { state } }) => !isClosed(state));
  return {
    id: random.hex(16),
    target,
    at: Math.floor(clock.wall()),
    count: open.length,
    amount: open.reduce((sum, { operation }) => addFen(sum, operation.held), zeroFen),
  };
}

function contentOf(
  { target, by }: HandOverRequest,
  mark: HandOverMark,
  operations: readonly HandedOperation[],
  asUnknown: boolean,
  { journal, identity, terminalNo }: HandOverParts,
): HandOverContent {
  return {
    id: mark.id,
    from: journal.installId,
    target,
    ...identity,
    terminalNo,
    writtenAt: mark.at,
    writtenBy: by.name,
    asUnknown,
    operations,
    members: membersOf(operations, journal),
  };
}

/** What is remembered of the guests whose cards are in it, each once. */
function membersOf(operations: readonly HandedOperation[], { members }: Pick<Journal, 'members'>): CachedMember[] {
  const found = new Map<string, CachedMember>();
  for (const { operation } of operations) {
    const cached = members.find(operation.cardNo);
    if (cached !== null) {
      found.set(cached.member.memberId, cached);
    }
  }
  return [...found.values()];
}

/** The other till's own reading, before this till stops for good: a file that it would refuse is a bug, and must not cost the work. */
function proveReadable(bytes: Buffer, { key }: SealKey): void {
  const sealed = readSealed(bytes);
  const opened = sealed.ok ? sealed.value.openWith(key) : sealed;
  const content = opened.ok ? readContent(opened.value) : opened;
  if (!content.ok) {
    throw new Error(`the hand-over file would not be read: ${JSON.stringify(content.failure)}`);
  }
}

function unfinished(detail: string | number | undefined): Result<never> {
  return failure('handOverUnfinished', { detail: detail ?? '' });
}
