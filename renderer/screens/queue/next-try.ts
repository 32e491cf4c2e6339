// When an open operation is tried next, in words: without the network a countdown would promise what nobody can keep.
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../../shared/operation.ts';
import { useTill } from '../../store/till-context.tsx';

/** Empty where nothing is planned. `now`: wall clock, ms. */
export function useNextTry(): (operation: OperationView, now: number) => string {
  const { t } = useTranslation();
  const offline = useTill(({ status }) => status?.connection === 'offline' || status?.connection === 'captivePortal');
  return ({ nextTryAt }, now) => {
    if (nextTryAt === null) {
      return '';
    }
    if (offline) {
      return t('queue.nextTryOnline');
    }
    const wait = Math.ceil((nextTryAt - now) / 1_000);
    return wait <= 0 ? t('queue.nextTryNow') : t('queue.nextTry', { value: t('queue.inSeconds', { value: wait }) });
  };
}
