// The hand-over's channels: whose PIN, which file, and what the screen is told. The work itself lies in the files beside.
import { basename } from 'node:path';
import type { HandOverView } from '../../../shared/hand-over.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import { identityOf } from '../own-store.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Session } from '../session.ts';
import { settingsView } from '../status.ts';
import { installCodeOf, readInstallCode } from './install-code.ts';
import { openWork } from './open-work.ts';
import type { Doer, HandOverParts } from './parts.ts';
import { diskCalls } from './sealed-store.ts';
import { standingHandOver } from './standing.ts';
import { takeBack } from './take-back.ts';
import { takeOver } from './take-over.ts';
import { problemWith, writeHandOver } from './write-hand-over.ts';

export type HandOverHandlers = Pick<TillHandlers, 'getHandOver' | 'writeHandOver' | 'takeOver' | 'takeBackHandOver'>;

export type HandOverDeskDependencies = Pick<
  TillDependencies,
  'backend' | 'chooseFile' | 'clock' | 'handOverCost' | 'journal' | 'profile' | 'queue' | 'random' | 'version'
> & {
  readonly approvals: Approvals;
  readonly session: Pick<Session, 'view'>;
  /** Called when the state of this till changed. */
  readonly changed: () => void;
};

/** The handlers. Every one that changes something needs the right `handOver` by PIN; whoever is signed in does not matter. */
export function createHandOverDesk(dependencies: HandOverDeskDependencies): HandOverHandlers {
  const { approvals, backend, changed, clock, journal, profile, queue, random, session } = dependencies;
  const chooser = dependencies.chooseFile ?? null;
  const parts = {
    journal,
    queue,
    identity: identityOf(profile),
    terminalNo: profile.terminalNo ?? '',
    clock,
    random,
    files: diskCalls,
    ...(dependencies.handOverCost === undefined ? {} : { cost: dependencies.handOverCost }),
  } satisfies HandOverParts;
  /** One at a time: each stops the queue or reads what the other would change. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function view(): HandOverView {
    const standing = standingHandOver(journal);
    return {
      installCode: installCodeOf(journal.installId),
      open: openWork(journal),
      handedOver:
        standing === null
          ? null
          : {
              code: installCodeOf(standing.target),
              at: standing.at,
              count: standing.count,
              amount: standing.amount,
              finished: standing.finished,
            },
    };
  }

  async function doer(approval: ApprovalInput | null, step: string): Promise<Result<Doer>> {
    const { user } = session.view();
    const details = { step };
    const answer = await approvals.require(approval, 'handOver', { operator: user, serial: null, details });
    if (!answer.ok) {
      return answer;
    }
    const { personId } = answer.value;
    const name = journal.people.get(personId)?.name ?? personId;
    return success({ operator: user ?? name, personId, name });
  }

  function answered<Value>(result: Result<Value>): Result<Value> {
    changed();
    return result;
  }

  return {
    getHandOver: async () => success(view()),
    writeHandOver: ({ code, passphrase, again, approval }) =>
      inTurn(async () => {
        const target = readInstallCode(code);
        if (target === null) {
          return failure('installCodeWrong');
        }
        const problem = problemWith(target, passphrase, journal);
        if (problem !== null) {
          return { ok: false, failure: problem };
        }
        const by = await doer(approval, 'write');
        if (!by.ok) {
          return by;
        }
        const file =
          chooser === null ? null : await chooser.save(suggestedName(target), settingsView(dependencies).language);
        if (file === null) {
          return success({ view: view(), fileName: null });
        }
        const written = await writeHandOver({ target, passphrase, file, again, by: by.value }, parts);
        if (journal.handOver.mark() !== null) {
          // The till that takes over may sign in with the same login: this one must not fight it for the token.
          backend.signOut();
        }
        return answered(written.ok ? success({ view: view(), fileName: basename(file) }) : written);
      }),
    takeOver: ({ passphrase, approval }) =>
      inTurn(async () => {
        const by = await doer(approval, 'takeOver');
        if (!by.ok) {
          return by;
        }
        const file = chooser === null ? null : await chooser.open(settingsView(dependencies).language);
        if (file === null) {
          return success({ view: view(), taken: null });
        }
        const taken = await takeOver({ passphrase, file, by: by.value }, parts);
        if (!taken.ok) {
          return answered(taken);
        }
        const { from, ...rest } = taken.value;
        return answered(success({ view: view(), taken: { code: installCodeOf(from), ...rest } }));
      }),
    takeBackHandOver: ({ approval }) =>
      inTurn(async () => {
        const by = await doer(approval, 'takeBack');
        if (!by.ok) {
          return by;
        }
        const taken = takeBack(by.value, parts);
        return answered(taken.ok ? success(view()) : taken);
      }),
  };
}

/** The name tells whose file it is: a stick may carry several. */
function suggestedName(target: string): string {
  return `yatai-hand-over-${installCodeOf(target)}.yatai`;
}
