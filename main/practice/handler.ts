// What answers one interface of the practice platform: a function of the request and the world at a moment.
import type { RequestOf, YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import type { CallContext, Reply } from './reply.ts';

/** One handler for each of these interfaces, by id. */
export type HandlersOf<Ids extends YazuoInterfaceId> = {
  readonly [Id in Ids]: (request: RequestOf<Id>, context: CallContext) => Reply;
};
