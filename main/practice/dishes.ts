// 3.3 and 3.4: dishes are stored by store and code; what does not fit is refused with the reason, in a batch dish by dish.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { findCategory, hasStore, type PracticeMenuDish } from './dish-world.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import type { PracticeWorld } from './world.ts';

const largestBatch = 200;

/** 3.3 */
export function syncDish(request: PracticeMenuDish, { world }: CallContext): Reply {
  return syncProblem(world, request) ?? done(undefined, '同步成功');
}

/** 3.4: each dish for itself, in the order of the list. Code −1 with the dishes that were not taken, as 6.1.4 does for cards. */
export function syncDishes({ dishesList }: RequestOf<'syncDishes'>, { world }: CallContext): Reply {
  if (dishesList.length === 0) return refuse('invalidParameter', '菜品列表不能为空');
  if (dishesList.length > largestBatch) return refuse('invalidParameter', `一次最多同步${largestBatch}个菜品`);
  const seen = new Set<string>();
  const failed = dishesList.flatMap((dish) => {
    const key = JSON.stringify([dish.thirdpartyStoreNo, dish.dishCode]);
    const message = seen.has(key) ? '同一批次中菜品编码重复' : syncProblem(world, dish)?.message;
    seen.add(key);
    return message === undefined ? [] : [{ dishCode: dish.dishCode, message }];
  });
  if (failed.length === 0) return done(undefined, '同步成功');
  return { code: -1, message: `${failed.length}个菜品同步失败`, data: failed };
}

/** Stores one dish, or says why not. */
function syncProblem(world: PracticeWorld, request: PracticeMenuDish): Reply | undefined {
  if (!hasStore(world, request.thirdpartyStoreNo)) return refuse('unknownMerchant', '门店不存在');
  const others = world.dishes.filter((dish) => !isDish(dish, request.thirdpartyStoreNo, request.dishCode));
  if (request.status === 0) {
    if (others.length === world.dishes.length) return refuse('notFound', '菜品不存在');
    const meal = others.find((dish) => isPartOf(dish, request));
    if (meal !== undefined) return refuse('invalidParameter', `菜品还在套餐${meal.dishName}中,请先修改套餐`);
    world.dishes = others;
    return undefined;
  }
  const problem = dishProblem(world, request);
  if (problem === undefined) world.dishes = [...others, request];
  return problem;
}

function isDish(dish: PracticeMenuDish, store: string, code: string): boolean {
  return dish.thirdpartyStoreNo === store && dish.dishCode === code;
}

function isPartOf(dish: PracticeMenuDish, { thirdpartyStoreNo, dishCode }: PracticeMenuDish): boolean {
  const parts = dish.dishList ?? [];
  return dish.thirdpartyStoreNo === thirdpartyStoreNo && parts.some((part) => part.dishCode === dishCode);
}

function dishProblem(world: PracticeWorld, request: PracticeMenuDish): Reply | undefined {
  const store = request.thirdpartyStoreNo;
  if (request.status !== 1) return refuse('invalidParameter', '状态只能是1(启用)或0(删除)');
  if (request.dishCode.trim() === '' || request.dishName.trim() === '') {
    return refuse('invalidParameter', '菜品编码和名称不能为空');
  }
  if (request.sellPrice < 0 || (request.vipPrice ?? 0) < 0) return refuse('invalidParameter', '价格不能小于0');
  if ((request.vipPrice ?? 0) > request.sellPrice) return refuse('invalidParameter', '会员价不能高于售价');
  if (findCategory(world, store, request.typeId) === undefined) {
    return refuse('notFound', '菜品分类不存在,请先创建分类');
  }
  const parts = request.dishList ?? [];
  if (!request.isCombo) return parts.length === 0 ? undefined : refuse('invalidParameter', '不是套餐,不能有菜品明细');
  if (parts.length === 0 || parts.some((part) => part.dishCount < 1)) {
    return refuse('invalidParameter', '套餐必须有菜品明细,数量至少为1');
  }
  const missing = parts.find(
    ({ dishCode }) => dishCode === request.dishCode || !world.dishes.some((dish) => isDish(dish, store, dishCode)),
  );
  return missing === undefined ? undefined : refuse('notFound', `套餐中的菜品${missing.dishCode}不存在`);
}
