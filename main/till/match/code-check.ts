// The code check: UniPOS's bills of the last days against the platform's stores (4.1), the menu as this till knows it, and the profile's payments.
import type { CodeCheckView, CodeFinding } from '../../../shared/match.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { UniposBill } from '../../../shared/unipos.ts';
import type { PlatformStore } from '../../backends/ports/stores.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { createMenuShelf } from '../menu/menu-shelf.ts';
import { isOnItsOwn } from '../offline.ts';
import { identityOf } from '../own-store.ts';
import { heard } from '../reach.ts';
import { type Code, codesOfBills, compareCodes, unusedCodes } from './codes.ts';

export type CodeCheckParts = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'profile' | 'queue' | 'unipos'>;

const dayLength = 24 * 3_600_000;
/** A week has every dish of the card on it. */
const daysLookedAt = 7;
/** Of these UniPOS is asked anew; of the older ones what was read then counts. */
const daysAsked = 2;

type Kind = {
  readonly checked: number | null;
  readonly failure: Failure | null;
  readonly findings: readonly CodeFinding[];
};

/** Fails with `uniposAbsent`, and as UniPOS does where no bill is kept either. */
export async function codeCheck(parts: CodeCheckParts): Promise<Result<CodeCheckView>> {
  const { clock, profile, unipos } = parts;
  const settings = profile.unipos;
  if (unipos === null || settings === undefined) {
    return failure('uniposAbsent');
  }
  const days = Array.from({ length: daysLookedAt }, (_, index) => businessDay(clock.wall() - index * dayLength));
  const problem = await readDays(days.slice(0, daysAsked), settings.shopNo, parts);
  const bills = days.flatMap((day) =>
    parts.journal.uniposBills.day(settings.shopNo, day).flatMap(({ bill, goneAt }) => (goneAt === null ? [bill] : [])),
  );
  if (problem !== null && bills.length === 0) {
    return { ok: false, failure: problem };
  }
  const [shop, goods, payment] = [
    await checkShops(bills, parts),
    checkGoods(bills, parts),
    checkPayments(bills, parts),
  ];
  return success({
    from: days.at(-1) ?? '',
    to: days[0] ?? '',
    bills: bills.length,
    findings: [shop, goods, payment].flatMap(({ findings }) => findings),
    kinds: { shop: said(shop), goods: said(goods), payment: said(payment) },
  });
}

function said({ checked, failure: problem }: Kind) {
  return { checked, failure: problem };
}

/** What is read is kept; the newest failure. */
async function readDays(
  days: readonly string[],
  shopNo: string,
  { journal, unipos }: CodeCheckParts,
): Promise<Failure | null> {
  let problem: Failure | null = null;
  for (const day of days) {
    const answer = await unipos?.listBills({ shopNo, day });
    if (answer?.ok === true) {
      journal.uniposBills.putDay({ shopNo, day, bills: answer.value });
    } else if (answer !== undefined) {
      const { reachable: _, ...plain } = answer.failure;
      problem = plain;
    }
  }
  return problem;
}

/** The shop of the settings must be the number under which the platform knows this till's store. */
async function checkShops(bills: readonly UniposBill[], { backend, profile, queue }: CodeCheckParts): Promise<Kind> {
  const number = profile.unipos?.shopNo ?? '';
  const stores: Result<readonly PlatformStore[]> = isOnItsOwn(queue.status().reach)
    ? failure('onlineOnly')
    : heard(queue, await backend.stores.list());
  if (!stores.ok) {
    return { checked: null, failure: stores.failure, findings: [] };
  }
  const found = codesOfBills(bills).shop;
  const shops = found.some((shop) => shop.number === number) ? found : [{ number, name: null, used: 0 }, ...found];
  const own = stores.value.find(({ merchantNo }) => merchantNo === profile.merchantNo);
  const wrong = own !== undefined && own.outsideNo !== number;
  const codes = stores.value.flatMap(({ outsideNo, name }): Code[] =>
    outsideNo === null ? [] : [{ number: outsideNo, name }],
  );
  const findings = compareCodes('shop', shops, codes, new Set(wrong ? [number] : []));
  const mismatch: CodeFinding = {
    kind: 'shop',
    problem: 'numberDiffers',
    number,
    unipos: shops.find((shop) => shop.number === number)?.name ?? null,
    here: `${own?.outsideNo ?? '—'} ${own?.name ?? ''}`.trim(),
    used: shops.find((shop) => shop.number === number)?.used ?? 0,
  };
  return { checked: shops.length, failure: null, findings: wrong ? [mismatch, ...findings] : findings };
}

/** Against the menu file that was read here last; without one nothing can be said. */
function checkGoods(bills: readonly UniposBill[], { journal, profile }: CodeCheckParts): Kind {
  const { platform, store } = identityOf(profile);
  const menu = createMenuShelf(journal.settings, `${platform} ${store}`).file();
  if (menu === null) {
    return { checked: null, failure: null, findings: [] };
  }
  const { goods } = codesOfBills(bills);
  const dishes = menu.dishes.filter(({ removed }) => !removed).map(({ code, name }) => ({ number: code, name }));
  return { checked: goods.length, failure: null, findings: compareCodes('goods', goods, dishes) };
}

function checkPayments(bills: readonly UniposBill[], { profile }: CodeCheckParts): Kind {
  const { payment } = codesOfBills(bills);
  const cardModes = profile.unipos?.cardPayModes ?? [];
  const methods = profile.paymentMethods.map(({ id, name }) => ({ number: id, name }));
  return {
    checked: payment.length,
    failure: null,
    findings: [
      ...compareCodes('payment', payment, methods, new Set(cardModes)),
      ...(bills.length === 0 ? [] : unusedCodes('payment', payment, cardModes)),
    ],
  };
}
