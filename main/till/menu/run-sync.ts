// Sends a menu file: categories parents first, then dishes in batches. What the platform confirmed is durable before the next call; what it
// refused stands with its words; where it cannot be reached the run stops and can go on.
import type { Failure, Result } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { MenuPort } from '../../backends/ports/menu.ts';
import { isAway } from '../reach.ts';
import type { Confirmed, KeptCategory, KeptDish, MenuShelf } from './menu-shelf.ts';
import { categoriesToSend, dishesToSend } from './plan.ts';

export type SyncParts = {
  readonly menu: MenuPort;
  readonly shelf: MenuShelf;
  /** Whether a person wants it to stop: asked between calls. */
  readonly wanted: () => boolean;
  /** Called after each answer, which is durable then. */
  readonly told: (answer: Result<unknown, BackendFailure>) => void;
};

/** Null where everything was sent or a person stopped it; else why it could not go on. */
export async function runSync(parts: SyncParts): Promise<Failure | null> {
  const { shelf, wanted } = parts;
  const file = shelf.file();
  if (file === null) {
    return null;
  }
  for (const category of categoriesToSend(file, shelf.confirmed())) {
    const problem = wanted() ? await sendCategory(category, parts) : null;
    if (problem !== null) {
      return problem;
    }
  }
  for (const batch of dishesToSend(file, shelf.confirmed())) {
    const problem = wanted() ? await sendBatch(batch, parts) : null;
    if (problem !== null) {
      return problem;
    }
  }
  return null;
}

/** 3.1. Null where the platform has decided, either way. */
export async function sendCategory(category: KeptCategory, { menu, shelf, told }: SyncParts): Promise<Failure | null> {
  const { id, name, parentId, sort } = category;
  const answer = await menu.saveCategory({ id, name, parentId, sort });
  if (!answer.ok && isUndecided(answer.failure)) {
    told(answer);
    return withoutReach(answer.failure);
  }
  const before = shelf.confirmed();
  const { [id]: _, ...refusedCategories } = before.refusedCategories;
  shelf.putConfirmed(
    answer.ok
      ? { ...before, refusedCategories, categories: { ...before.categories, [id]: category.content } }
      : { ...before, refusedCategories: { ...refusedCategories, [id]: wordsOf(answer.failure) } },
  );
  told(answer);
  return null;
}

/** 3.3 */
export async function sendDish(dish: KeptDish, { menu, shelf, told }: SyncParts): Promise<Failure | null> {
  const answer = await menu.saveDish(dish);
  if (!answer.ok && isUndecided(answer.failure)) {
    told(answer);
    return withoutReach(answer.failure);
  }
  const refused = answer.ok ? [] : [{ code: dish.code, message: wordsOf(answer.failure) }];
  shelf.putConfirmed(withDishes(shelf.confirmed(), [dish], refused));
  told(answer);
  return null;
}

/** 3.4; a batch that is refused whole without a word on its dishes is sent again dish by dish, so that one of them spoils no others. */
async function sendBatch(batch: readonly KeptDish[], parts: SyncParts): Promise<Failure | null> {
  const { menu, shelf, wanted, told } = parts;
  const answer = await menu.saveDishes(batch);
  if (answer.ok) {
    shelf.putConfirmed(withDishes(shelf.confirmed(), batch, answer.value));
    told(answer);
    return null;
  }
  told(answer);
  if (isUndecided(answer.failure)) {
    return withoutReach(answer.failure);
  }
  for (const dish of batch) {
    const problem = wanted() ? await sendDish(dish, parts) : null;
    if (problem !== null) {
      return problem;
    }
  }
  return null;
}

/** What was sent, less what was refused, is what the platform has now. */
function withDishes(
  before: Confirmed,
  sent: readonly KeptDish[],
  refused: readonly { readonly code: string; readonly message: string }[],
): Confirmed {
  const words = new Map(refused.map(({ code, message }) => [code, message]));
  const dishes = { ...before.dishes };
  const refusedDishes = { ...before.refusedDishes };
  for (const dish of sent) {
    const message = words.get(dish.code);
    delete refusedDishes[dish.code];
    if (message === undefined) {
      dishes[dish.code] = dish.content;
    } else {
      refusedDishes[dish.code] = message;
    }
  }
  return { ...before, dishes, refusedDishes };
}

/** Whether the platform decided nothing. What it was asked may be asked again: saving the same twice changes nothing. */
function isUndecided(failure: BackendFailure): boolean {
  return isAway(failure) || failure.code !== 'refusedByServer';
}

function wordsOf({ platformMessage, parameters }: BackendFailure): string {
  const words = platformMessage?.trim() ?? '';
  return words === '' ? String(parameters?.['code'] ?? '') : words;
}

function withoutReach({ reachable: _, ...plain }: BackendFailure): Failure {
  return plain;
}
