// Chapter 3: the menu of this store, which the platform knows by the number that a third party gave it.
import type { MenuCategory } from '../../../../shared/menu.ts';
import { type Result, success } from '../../../../shared/result.ts';
import { dishFailures } from '../../../protocol/yazuo/chapters/dishes-schemas.ts';
import type { BackendFailure, Read } from '../../backend-failure.ts';
import type { DishRefusal, MenuDish, MenuPort } from '../../ports/menu.ts';
import type { Client } from '../client.ts';
import { categoryRequest, dishRequest, readCategories } from '../map-menu.ts';
import { type CodeMeanings, type ReadCall, readFailure } from '../read.ts';
import type { StoreIdentity } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type MenuServiceParts = {
  readonly client: Pick<Client, 'call'>;
  readonly read: ReadCall;
  readonly meanings: CodeMeanings;
  readonly here: AtStore;
};

const pageSize = 100;
/** A platform that never says that a list has ended is not asked for ever. */
const mostPages = 100;

export function createMenuService({ client, read, meanings, here }: MenuServiceParts): MenuPort {
  let known: { readonly merchantNo: string; readonly storeNo: string } | null = null;

  /** The third party's number of this store: 4.1 tells it, once. */
  async function storeNoOf({ brandId, merchantNo }: StoreIdentity): Read<string> {
    if (known?.merchantNo === merchantNo) return success(known.storeNo);
    const listed = await read('listMerchants', { brandId });
    if (!listed.ok) return listed;
    const storeNo = listed.value.list.find((store) => store.merchantNo === merchantNo)?.thirdpartyMerchantNo ?? null;
    if (storeNo === null) return storeUnknown(merchantNo);
    known = { merchantNo, storeNo };
    return success(storeNo);
  }

  function atMenu<Value>(work: (storeNo: string, store: StoreIdentity) => Read<Value>): Read<Value> {
    return here(async (store) => {
      const storeNo = await storeNoOf(store);
      return storeNo.ok ? work(storeNo.value, store) : storeNo;
    });
  }

  async function categories(storeNo: string, { brandId }: StoreIdentity): Read<readonly MenuCategory[]> {
    const found = new Map<string, MenuCategory>();
    for (let page = 1; page <= mostPages; page += 1) {
      const request = { brandId, thirdpartyMerchantNo: storeNo, pageNum: page, pageSize };
      const answer = await read('listDishCategories', request);
      if (!answer.ok) return answer;
      const before = found.size;
      for (const category of readCategories(answer.value)) found.set(category.id, category);
      // A platform that knows no pages answers the same each time: nothing new is the end too.
      if (found.size === before || found.size >= (answer.value.total ?? Number.POSITIVE_INFINITY)) break;
    }
    return success([...found.values()]);
  }

  /** A refusal that lists dishes took all others; one without a list took none that we know of. */
  async function saveDishes(dishes: readonly MenuDish[], storeNo: string): Read<readonly DishRefusal[]> {
    const dishesList = dishes.map((dish) => dishRequest(dish, storeNo));
    const outcome = await client.call('syncDishes', { dishesList });
    if (outcome.kind === 'success') return success([]);
    const listed = outcome.kind === 'refused' ? dishFailures.safeParse(outcome.data) : null;
    const refused = listed?.success === true ? listed.data : [];
    const all = new Set(dishes.map(({ code }) => code));
    return refused.length > 0 && refused.every(({ dishCode }) => all.has(dishCode))
      ? success(refused.map(({ dishCode, message }) => ({ code: dishCode, message: message ?? '' })))
      : { ok: false, failure: readFailure(outcome, meanings) };
  }

  return {
    categories: () => atMenu(categories),
    saveCategory: (category) =>
      atMenu(async (storeNo) => saved(await read('createDishCategory', categoryRequest(category, storeNo)))),
    saveDish: (dish) => atMenu(async (storeNo) => saved(await read('syncDish', dishRequest(dish, storeNo)))),
    saveDishes: (dishes) => atMenu((storeNo) => saveDishes(dishes, storeNo)),
  };
}

function saved(answer: Result<unknown, BackendFailure>): Result<null, BackendFailure> {
  return answer.ok ? success(null) : answer;
}

function storeUnknown(merchantNo: string): { readonly ok: false; readonly failure: BackendFailure } {
  return { ok: false, failure: { code: 'menuStoreUnknown', parameters: { store: merchantNo }, reachable: true } };
}
