// The one sale of the small scope.
import { saleDraft } from '../support/sale-draft.ts';
import { card } from './scope-wire.ts';

export const scopeSale = saleDraft('sale', card, 1_000);
