// What one row of the catalogue says of an interface.
import type { z } from 'zod';

type InterfaceGroup = 'oauth' | 'dish' | 'merchant' | 'member' | 'trade' | 'other';
/** `money` calls may move money and are sent only by the queue; `read` calls may be repeated freely. */
export type InterfaceEffect = 'auth' | 'read' | 'write' | 'money';

interface InterfaceRow<Effect extends InterfaceEffect, Request extends z.ZodType, Answer extends z.core.$ZodType> {
  readonly section: string;
  readonly title: string;
  readonly group: InterfaceGroup;
  readonly effect: Effect;
  readonly request: Request;
  readonly answer: Answer;
}

/** One row of the catalogue. Its effect stays in its type: who may call it hangs on that. */
export function row<Effect extends InterfaceEffect, Request extends z.ZodType, Answer extends z.core.$ZodType>(
  section: string,
  title: string,
  group: InterfaceGroup,
  effect: Effect,
  request: Request,
  answer: Answer,
): InterfaceRow<Effect, Request, Answer> {
  return { section, title, group, effect, request, answer };
}
