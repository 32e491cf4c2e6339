// Chapter 2 in practice: password, code and refresh grants, two hours of life, and one live access token an application, so a new one kills the old one.
import type { PracticeCashier, PracticeToken, PracticeWorld } from './world.ts';

const tokenLifeMs = 2 * 3_600_000;
const refreshLifeMs = 30 * 86_400_000;
/** A code of 2.2.1 is good for this long, and once. */
export const codeLifeMs = 300_000;

/** How a grant is answered: bare RFC 6749, or wrapped in code/message/data with failures as codes. */
export type OauthShape = 'bare' | 'wrapped';

export interface OauthReply {
  readonly status: number;
  readonly body: unknown;
}

type Refusal = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

const refusalText: Readonly<Record<Refusal, { code: number; status: number; text: string }>> = {
  invalid_request: { code: 40035, status: 400, text: '参数不正确' },
  invalid_client: { code: 40013, status: 401, text: 'AppID或AppSecret不正确' },
  invalid_grant: { code: 40003, status: 400, text: '用户名或密码不正确' },
  unsupported_grant_type: { code: 40002, status: 400, text: '不支持的授权类型' },
};

/** A refusal in the shape that this platform is set to: RFC 6749 §5.2, or a code in the body. */
export function oauthRefusal(shape: OauthShape, error: Refusal, text = refusalText[error].text): OauthReply {
  const { code, status } = refusalText[error];
  return shape === 'bare'
    ? { status, body: { error, error_description: text } }
    : { status: 200, body: { code, message: text, data: '' } };
}

/** A new access token, for a cashier or for another till (the fault `stolenToken`): the application's last one dies here. */
export function issueToken(
  world: PracticeWorld,
  userName: string,
  now: number,
  hex: (bytes: number) => string,
): PracticeToken {
  const token = { accessToken: `ya-${hex(112)}`, userName, issuedAt: now };
  world.token = token;
  return token;
}

function issueRefreshToken(
  world: PracticeWorld,
  userName: string,
  now: number,
  hex: (bytes: number) => string,
): string {
  const refreshToken = `yr-${hex(64)}`;
  const live = world.refreshTokens.filter((one) => now - one.issuedAt < refreshLifeMs);
  world.refreshTokens = [...live, { refreshToken, userName, issuedAt: now }];
  return refreshToken;
}

/** The cashier whom this refresh token stands for; it is used up by asking. */
function takeRefreshToken(world: PracticeWorld, refreshToken: string | null, now: number): PracticeCashier | undefined {
  const found = world.refreshTokens.find((one) => one.refreshToken === refreshToken);
  if (found === undefined) return undefined;
  world.refreshTokens = world.refreshTokens.filter((one) => one !== found);
  if (now - found.issuedAt >= refreshLifeMs) return undefined;
  return holderOf(world, found.userName);
}

/** What begins so is no cashier: the application itself, linked to the store whose number follows. */
const linked = 'link:';

/** Whom a token stands for: a cashier, or the application for a store (2.2), which knows no terminal. */
function holderOf(world: PracticeWorld, userName: string): PracticeCashier | undefined {
  if (!userName.startsWith(linked)) return world.cashiers.find((cashier) => cashier.userName === userName);
  const merchantNo = userName.slice(linked.length);
  return world.stores.some((store) => store.merchantNo === merchantNo)
    ? { userName, password: '', merchantNo, terminalNo: '' }
    : undefined;
}

/** The store that this code stands for; it is used up by asking with the right redirect address or a wrong one. */
function takeCode(world: PracticeWorld, form: URLSearchParams, now: number): PracticeCashier | undefined {
  const found = world.codes?.find((one) => one.code === form.get('code'));
  if (found === undefined) return undefined;
  world.codes = (world.codes ?? []).filter((one) => one !== found);
  const age = now - found.issuedAt;
  if (age < 0 || age >= codeLifeMs || found.redirectUri !== form.get('redirect_uri')) return undefined;
  return holderOf(world, linked + found.merchantNo);
}

/** Whether this access token is the application's live one; the user it belongs to, or undefined. */
export function userOfToken(world: PracticeWorld, accessToken: string, now: number): string | undefined {
  const live = [world.token, ...(world.earlierTokens ?? [])];
  const token = live.find((one) => one?.accessToken === accessToken) ?? null;
  if (token === null) return undefined;
  const age = now - token.issuedAt;
  return age >= 0 && age < tokenLifeMs ? token.userName : undefined;
}

/** 2.1.1, 2.2.2 and 2.3. `keepsEarlier`: the token before stays alive. `form` is the decoded form; undefined where the body was no form. */
export function grantToken(
  world: PracticeWorld,
  form: URLSearchParams | undefined,
  shape: OauthShape,
  now: number,
  hex: (bytes: number) => string,
  keepsEarlier = false,
): OauthReply {
  const grantType = form?.get('grant_type');
  if (form === undefined || grantType === null || grantType === undefined)
    return oauthRefusal(shape, 'invalid_request');
  const { clientId, clientSecret } = world.application;
  if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
    return oauthRefusal(shape, 'invalid_client');
  let cashier: PracticeCashier | undefined;
  if (grantType === 'password') {
    cashier = world.cashiers.find(
      (one) => one.userName === form.get('username') && one.password === form.get('password'),
    );
    if (cashier === undefined) return oauthRefusal(shape, 'invalid_grant');
  } else if (grantType === 'refresh_token') {
    cashier = takeRefreshToken(world, form.get('refresh_token'), now);
    if (cashier === undefined) return oauthRefusal(shape, 'invalid_grant', '刷新凭证已失效');
  } else if (grantType === 'authorization_code') {
    cashier = takeCode(world, form, now);
    if (cashier === undefined) return oauthRefusal(shape, 'invalid_grant', '授权码无效、已用过或已过期');
  } else {
    return oauthRefusal(shape, 'unsupported_grant_type');
  }
  if (keepsEarlier && world.token !== null) world.earlierTokens = [...(world.earlierTokens ?? []), world.token];
  const { accessToken } = issueToken(world, cashier.userName, now, hex);
  const grant = spellGrant(world, cashier, accessToken, issueRefreshToken(world, cashier.userName, now, hex));
  return { status: 200, body: shape === 'bare' ? grant : { code: '0', message: 'success', data: grant } };
}

function spellGrant(world: PracticeWorld, cashier: PracticeCashier, accessToken: string, refreshToken: string) {
  const store = world.stores.find((candidate) => candidate.merchantNo === cashier.merchantNo);
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: tokenLifeMs / 1000,
    refresh_token: refreshToken,
    brandId: world.brand.id,
    merchantId: store?.merchantId ?? null,
    merchantNo: cashier.merchantNo,
    merchantName: store?.merchantName ?? null,
    terminalNo: cashier.terminalNo === '' ? null : cashier.terminalNo,
    userName: cashier.userName.startsWith(linked) ? null : cashier.userName,
  };
}
