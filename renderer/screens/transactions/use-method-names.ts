// The names of payment methods in the person's language; one that the profile does not know goes by its number.
import { useTranslation } from 'react-i18next';
import { useTill } from '../../store/till-context.tsx';

export function useMethodNames(): (id: string) => string {
  const { i18n } = useTranslation();
  const methods = useTill((state) => state.settings?.paymentMethods);
  return (id) => {
    const method = methods?.find((other) => other.id === id);
    return (i18n.language === 'en' ? method?.englishName : method?.name) ?? id;
  };
}
