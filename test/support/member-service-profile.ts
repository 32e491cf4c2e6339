// What a till on the practice server's member service of UniPOS's standard starts with, as a technician would have set it up.
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { LoadedProfile } from '../../main/till/load-profile.ts';
import { practiceSecrets } from '../../main/till/practice-profile.ts';
import { profileSchema } from '../../shared/profile.ts';

const { unipos } = practiceWorldGuide;

export type MemberServiceOptions = {
  /** Of the member service at the practice server (`unipos.memberUri`). */
  readonly memberUri: string;
  readonly merchantNo?: string | undefined;
  readonly terminalNo?: string | undefined;
  readonly sameFromNo?: 'unproven' | 'samePayment';
  /** UniPOS's own service (`unipos.serviceUri`), where the till is connected to it too. */
  readonly serviceUri?: string;
};

export function memberServiceProfile(options: MemberServiceOptions): LoadedProfile {
  const { memberUri, merchantNo, terminalNo, sameFromNo = 'unproven', serviceUri } = options;
  const profile = profileSchema.parse({
    name: '会员系统',
    backend: 'unipos-member',
    merchantNo,
    terminalNo,
    memberService: {
      serviceUri: memberUri,
      credentials: unipos.memberCredentials.map(({ name }) => ({ in: 'header', name })),
      sameFromNo,
    },
    ...(serviceUri === undefined
      ? {}
      : {
          unipos: {
            serviceUri,
            appId: unipos.application.appId,
            shopNo: unipos.shops[0].shopNo,
            cardPayModes: [unipos.cardPayMode],
          },
        }),
  });
  const credentials = unipos.memberCredentials.map(({ name, value }) => [`memberService:${name}`, value]);
  return { appSecret: '', profile, secrets: { ...practiceSecrets, ...Object.fromEntries(credentials) } };
}
