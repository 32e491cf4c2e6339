// The channels of the customer display, and how the display hears of what the other channels do: after their answer, and never in its way.
import type { DisplayResults, DisplaySetupView } from '../../../shared/display.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import { languageOf } from '../status.ts';
import type { DisplayFeed, DisplayStanding } from './guest-display.ts';
import type { PictureShelf } from './pictures.ts';

type HandlerParts = Pick<TillDependencies, 'chooseFile' | 'complain' | 'journal' | 'profile'> & {
  readonly approvals: Pick<Approvals, 'require'>;
  readonly directory: Pick<CardDirectory, 'cardNoOf'>;
  readonly emit: Emit;
  readonly feed: DisplayFeed;
  readonly pictures: PictureShelf | null;
  readonly standing: () => DisplayStanding;
  readonly withCashier: WithCashier;
};

/** Fails with `picturesUnreadable` and `picturesNone`; then what was shown before is shown still. */
export function createDisplayHandlers(parts: HandlerParts): Pick<TillHandlers, keyof DisplayResults> {
  const { approvals, directory, emit, feed, journal, pictures, standing, withCashier } = parts;
  const view = (): DisplaySetupView => ({ ...standing(), pictures: pictures?.names().length ?? 0 });

  function allowed(approval: Parameters<Approvals['require']>[0], operator: string, what: string) {
    return approvals.require(approval, 'changeSettings', { operator, serial: null, details: { display: what } });
  }

  function changed(operator: string, personId: string, details: unknown): void {
    journal.audit.append({ kind: 'settingChanged', operator, personId, serial: null, details });
    feed.changed();
    emit('display', view());
  }

  async function choose(
    { approval }: { readonly approval?: Parameters<Approvals['require']>[0] | undefined },
    operator: string,
  ): Promise<Result<DisplayResults['chooseDisplayPictures']>> {
    const approver = await allowed(approval ?? null, operator, 'pictures');
    if (!approver.ok) {
      return approver;
    }
    const source = (await parts.chooseFile?.openPictures?.(languageOf(parts))) ?? null;
    if (source === null || pictures === null) {
      return success(null);
    }
    let came: Awaited<ReturnType<PictureShelf['take']>>;
    try {
      came = await pictures.take(source);
    } catch (error) {
      parts.complain('the pictures could not be copied', error);
      return failure('picturesUnreadable');
    }
    if (came.taken === 0) {
      return failure('picturesNone');
    }
    changed(operator, approver.value.personId, { section: 'displayPictures', ...came });
    return success({ ...view(), ...came });
  }

  return {
    getDisplay: () => withCashier(async () => success(view())),
    testDisplay: () =>
      withCashier(async () => {
        feed.test();
        return success(view());
      }),
    chooseDisplayPictures: (asked) => withCashier((operator) => choose(asked, operator)),
    clearDisplayPictures: ({ approval }) =>
      withCashier(async (operator) => {
        const approver = await allowed(approval ?? null, operator, 'pictures');
        if (!approver.ok) {
          return approver;
        }
        pictures?.clear();
        changed(operator, approver.value.personId, { section: 'displayPictures', taken: 0 });
        return success(view());
      }),
    async tellDisplay({ stage, cardId }) {
      if (stage === 'codeOver') {
        feed.codeOver();
      } else {
        feed.serves(stage === 'nobody' || cardId === null ? null : directory.cardNoOf(cardId), stage === 'sale');
      }
      return success(null);
    },
  };
}

/** The same handlers; what a guest is to see of them is told to the display. */
export function withDisplay(
  handlers: TillHandlers,
  feed: DisplayFeed,
  { cardNoOf }: Pick<CardDirectory, 'cardNoOf'>,
): TillHandlers {
  const ofCard = (cardId: string, work: (cardNo: string) => void) => {
    const cardNo = cardNoOf(cardId);
    if (cardNo !== null) {
      work(cardNo);
    }
  };
  return {
    ...handlers,
    async setLanguage(asked) {
      const answer = await handlers.setLanguage(asked);
      feed.changed();
      return answer;
    },
    async signOut(asked) {
      const answer = await handlers.signOut(asked);
      if (answer.ok) {
        feed.serves(null, false);
      }
      return answer;
    },
    async lock(asked) {
      const answer = await handlers.lock(asked);
      feed.serves(null, false);
      return answer;
    },
    async consult(asked) {
      const answer = await handlers.consult(asked);
      if (answer.ok) {
        ofCard(asked.cardId, (cardNo) => feed.owes(cardNo, { what: 'consumption', amount: asked.billAmount }));
      }
      return answer;
    },
    async checkRecharge(asked) {
      const answer = await handlers.checkRecharge(asked);
      if (answer.ok && answer.value.allowed) {
        ofCard(asked.cardId, (cardNo) => feed.owes(cardNo, { what: 'recharge', amount: asked.amount }));
      }
      return answer;
    },
    checkout: (asked) => {
      feed.awaits(asked.intent);
      return handlers.checkout(asked);
    },
    recharge: (asked) => {
      feed.awaits(asked.intent);
      return handlers.recharge(asked);
    },
    perform: (asked) => {
      feed.awaits(asked.intent);
      return handlers.perform(asked);
    },
    revokeOperation: (asked) => {
      feed.awaits(asked.intent);
      return handlers.revokeOperation(asked);
    },
    revokeVoucher: (asked) => {
      feed.awaits(asked.intent);
      return handlers.revokeVoucher(asked);
    },
    async getRechargeLink(asked) {
      const answer = await handlers.getRechargeLink(asked);
      if (answer.ok) {
        const { url, expiresAt } = answer.value;
        ofCard(asked.cardId, (cardNo) => feed.offers(cardNo, { what: 'recharge', text: url, expiresAt }));
      }
      return answer;
    },
    async createCardCode(asked) {
      const answer = await handlers.createCardCode(asked);
      if (answer.ok) {
        const { code, expiresAt } = answer.value;
        ofCard(asked.cardId, (cardNo) => feed.offers(cardNo, { what: 'card', text: code, expiresAt }));
      }
      return answer;
    },
  };
}
