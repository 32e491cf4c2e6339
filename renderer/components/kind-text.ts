// What an operation is called: a service by its own name, every other by its kind.
import type { TFunction } from 'i18next';
import type { OperationView } from '../../shared/operation.ts';

export function kindText(t: TFunction, { kind, service }: Pick<OperationView, 'kind' | 'service'>): string {
  return service === null ? t(`kind.${kind}`) : t(`service.${service}`);
}
