// 3.1 and 3.2: the categories of a store’s menu.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { findCategory, hasStore } from './dish-world.ts';
import { pageOf } from './pages.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import type { PracticeWorld } from './world.ts';

type CategoryRequest = RequestOf<'createDishCategory'>;
const top = '0';

/** 3.1: creates or changes a category, or takes it away (`status` 0) once nothing is in it. */
export function createDishCategory(request: CategoryRequest, { world }: CallContext): Reply {
  const { thirdpartyMerchantNo: store, categoryId } = request;
  if (!hasStore(world, store)) return refuse('unknownMerchant', '门店不存在');
  const known = findCategory(world, store, categoryId);
  if (request.status === 0) return removeCategory(request, world);
  const problem = categoryProblem(world, request);
  if (problem !== undefined) return problem;
  if (known === undefined) {
    world.dishCategories.push({
      id: Math.max(0, ...world.dishCategories.map((one) => one.id)) + 1,
      categoryId,
      name: request.categoryName,
      parentId: request.parentId,
      sort: request.categorySort,
      thirdpartyMerchantNo: store,
    });
    return done(undefined, '添加成功');
  }
  known.name = request.categoryName;
  known.parentId = request.parentId;
  known.sort = request.categorySort;
  return done(undefined, '修改成功');
}

function categoryProblem(world: PracticeWorld, request: CategoryRequest): Reply | undefined {
  const { thirdpartyMerchantNo: store, categoryId, parentId } = request;
  if (request.status !== 1) return refuse('invalidParameter', '状态只能是1(启用)或0(删除)');
  if (categoryId.trim() === '' || categoryId === top) return refuse('invalidParameter', '分类编号不能为空或0');
  if (request.categoryName.trim() === '') return refuse('invalidParameter', '分类名称不能为空');
  // Upwards from the new parent: every step must exist and none may be the category itself.
  for (let above = parentId; above !== top; ) {
    if (above === categoryId) return refuse('invalidParameter', '上级分类不能是自己或自己的下级');
    const parent = findCategory(world, store, above);
    if (parent === undefined) return refuse('notFound', '上级分类不存在,请先创建上级分类');
    above = parent.parentId;
  }
  return undefined;
}

function removeCategory({ thirdpartyMerchantNo: store, categoryId }: CategoryRequest, world: PracticeWorld): Reply {
  const known = findCategory(world, store, categoryId);
  if (known === undefined) return refuse('notFound', '分类不存在');
  if (world.dishCategories.some((one) => one.thirdpartyMerchantNo === store && one.parentId === categoryId)) {
    return refuse('invalidParameter', '分类下还有下级分类,请先删除下级分类');
  }
  if (world.dishes.some((dish) => dish.thirdpartyStoreNo === store && dish.typeId === categoryId)) {
    return refuse('invalidParameter', '分类下还有菜品,请先删除菜品');
  }
  world.dishCategories = world.dishCategories.filter((one) => one !== known);
  return done(undefined, '删除成功');
}

/** 3.2: by store, in the order of `categorySort`. */
export function listDishCategories(request: RequestOf<'listDishCategories'>, { world }: CallContext): Reply {
  const store = request.thirdpartyMerchantNo;
  if (store && !hasStore(world, store)) return refuse('unknownMerchant', '门店不存在');
  const all = world.dishCategories
    .filter((one) => !store || one.thirdpartyMerchantNo === store)
    .sort((left, right) => left.sort - right.sort || left.id - right.id);
  const categories = pageOf(all, request).list.map((one) => ({
    id: String(one.id),
    catetoryId: one.categoryId,
    catetoryName: one.name,
    catetoryCode: `A${String(one.id).padStart(2, '0')}`,
    parentId: one.parentId,
    categorySort: one.sort,
  }));
  return done({ total: String(all.length), categories }, '查询成功');
}
