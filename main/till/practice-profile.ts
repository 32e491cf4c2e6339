// The profile of the training mode: the practice world's store, with the practice platform's own codes, which a real profile never has.
import { type Profile, profileSchema } from '../../shared/profile.ts';
import { practiceWorldGuide } from '../practice/guide.ts';
import { practiceCodes, practiceRefusalCodes, practiceUncertainCodes } from '../practice/reply.ts';

export const practiceAppSecret: string = practiceWorldGuide.application.clientSecret;

const { unipos } = practiceWorldGuide;

/** By the names of `secretNames`. */
export const practiceSecrets: Readonly<Record<string, string>> = { unipos: unipos.application.appSecret };

/** The profile with UniPOS at the practice server that runs at `url`. */
export function withPracticeUnipos(profile: Profile, url: string): Profile {
  return profile.unipos === undefined
    ? profile
    : { ...profile, unipos: { ...profile.unipos, serviceUri: `${url}${unipos.servicePath}` } };
}

/** A complete profile; only its addresses are missing, which are known when the practice server runs. */
export function practiceProfile(): Profile {
  const [store] = practiceWorldGuide.stores;
  const [cashier] = practiceWorldGuide.cashiers;
  return profileSchema.parse({
    name: '练习 Practice',
    backend: 'practice',
    appId: practiceWorldGuide.application.clientId,
    brandId: String(practiceWorldGuide.brand.id),
    merchantId: String(store.merchantId),
    merchantNo: store.merchantNo,
    merchantName: store.merchantName,
    terminalNo: cashier.terminalNo,
    unipos: {
      serviceUri: `http://127.0.0.1${unipos.servicePath}`,
      appId: unipos.application.appId,
      shopNo: unipos.shops[0].shopNo,
      cardPayModes: [unipos.cardPayMode],
    },
    refusalCodes: practiceRefusalCodes,
    uncertainCodes: practiceUncertainCodes,
    codeMeanings: {
      memberNotFound: [practiceCodes.notFound],
      cardFrozen: [practiceCodes.cardFrozen],
      cardExpired: [practiceCodes.cardExpired],
      tradePasswordNeeded: [practiceCodes.passwordNeeded],
      tradePasswordWrong: [practiceCodes.passwordWrong],
      smsTooSoon: [practiceCodes.smsTooSoon],
      smsQuota: [practiceCodes.smsDayLimit],
      smsWrongCode: [practiceCodes.smsWrong, practiceCodes.smsExpired],
    },
  });
}
