// What one row of the catalogue says of an interface.
import type { z } from 'zod';

type InterfaceGroup = 'oauth' | 'dish' | 'merchant' | 'member' | 'trade' | 'other';
/** `money` calls may move money and are sent only by the queue; `read` calls may be repeated freely. */
type InterfaceEffect = 'auth' | 'read' | 'write' | 'money';

interface InterfaceRow<Request extends z.ZodType, Answer extends z.ZodType> {
  readonly section: string;
  readonly title: string;
  readonly group: InterfaceGroup;
  readonly effect: InterfaceEffect;
  readonly request: Request;
  readonly answer: Answer;
}

/** One row of the catalogue. */
export function row<Request extends z.ZodType, Answer extends z.ZodType>(
  section: string,
  title: string,
  group: InterfaceGroup,
  effect: InterfaceEffect,
  request: Request,
  answer: Answer,
): InterfaceRow<Request, Answer> {
  return { section, title, group, effect, request, answer };
}
