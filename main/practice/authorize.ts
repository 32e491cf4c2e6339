// 2.2.1 in practice: the page on which the store's owner allows or refuses an application, and the redirect with the code that follows.
import { practiceWorldGuide } from './guide.ts';
import { codeLifeMs, type OauthReply, type OauthShape, oauthRefusal } from './oauth.ts';
import { jsonReply, textReply, type WireReply } from './wire-reply.ts';
import type { PracticeWorld } from './world.ts';

export interface AuthorizeContext {
  readonly world: PracticeWorld;
  readonly shape: OauthShape;
  /** Ms UTC. */
  readonly now: number;
  readonly hex: (bytes: number) => string;
  /** Where the page's form goes: this interface's own path. */
  readonly path: string;
}

/**
 * `query` is what the browser came with. `pressed`: a button of the page was, so it holds `decision` and `merchantNo` too. Whoever is
 * not the registered application, or wants to be sent elsewhere, is told so here and never redirected (RFC 6749 §4.1.2.1).
 */
export function authorize(query: URLSearchParams, pressed: boolean, context: AuthorizeContext): WireReply {
  const { world, shape } = context;
  if (query.get('client_id') !== world.application.clientId) return spoken(oauthRefusal(shape, 'invalid_client'));
  const redirect = registeredRedirect(query.get('redirect_uri'));
  if (redirect === null) return spoken(oauthRefusal(shape, 'invalid_request', '重定向地址没有登记'));
  if (query.get('response_type') !== 'code') return sendBack(redirect, query, { error: 'unsupported_response_type' });
  if (!pressed) return page(query, context);
  if (query.get('decision') !== 'allow') {
    return sendBack(redirect, query, { error: 'access_denied', error_description: '门店没有同意' });
  }
  const store = world.stores.find((one) => one.merchantNo === query.get('merchantNo'));
  if (store === undefined) return spoken(oauthRefusal(shape, 'invalid_request', '没有选择门店'));
  return sendBack(redirect, query, { code: issueCode(context, store.merchantNo, query.get('redirect_uri') ?? '') });
}

function spoken({ status, body }: OauthReply): WireReply {
  return jsonReply(status, body);
}

/** RFC 8252 §7.3: a loopback address may have any port; everything else is as the application registered it. */
function registeredRedirect(given: string | null): URL | null {
  if (given === null || !URL.canParse(given)) return null;
  const url = new URL(given);
  const plain = url.username === '' && url.password === '' && url.hash === '' && url.search === '';
  const known = practiceWorldGuide.application.redirects.some((one) => {
    const registered = new URL(one);
    return (
      url.protocol === registered.protocol &&
      url.hostname === registered.hostname &&
      url.pathname.startsWith(registered.pathname)
    );
  });
  return plain && known ? url : null;
}

function sendBack(redirect: URL, query: URLSearchParams, answer: Readonly<Record<string, string>>): WireReply {
  const target = new URL(redirect);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { ...textReply(302, 'text/plain; charset=utf-8', ''), location: target.href };
}

function issueCode({ world, now, hex }: AuthorizeContext, merchantNo: string, redirectUri: string): string {
  const code = `yc-${hex(24)}`;
  const live = (world.codes ?? []).filter((one) => now - one.issuedAt < codeLifeMs);
  world.codes = [...live, { code, merchantNo, redirectUri, issuedAt: now }];
  return code;
}

const carried = ['response_type', 'client_id', 'redirect_uri', 'state'];

function page(query: URLSearchParams, { world, path }: AuthorizeContext): WireReply {
  const hidden = carried.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`<input type="hidden" name="${name}" value="${escaped(value)}">`];
  });
  const stores = world.stores.map(
    ({ merchantNo, merchantName }, index) =>
      `<label><input type="radio" name="merchantNo" value="${escaped(merchantNo)}"${index === 0 ? ' checked' : ''}> ` +
      `${escaped(merchantName)} <small>${escaped(merchantNo)}</small></label>`,
  );
  const text = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>门店授权（练习平台）</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:18px/1.6 system-ui,sans-serif;background:#f4f5f7;margin:0;padding:48px 16px}
main{max-width:520px;margin:auto;background:#fff;border-radius:16px;padding:32px}h1{font-size:24px;margin:0 0 8px}
label{display:block;padding:14px 0}small{color:#666}button{font:inherit;min-height:52px;padding:0 28px;border-radius:10px;border:1px solid #999;
background:#fff;margin:20px 12px 0 0}button[value=allow]{background:#14532d;border-color:#14532d;color:#fff}</style></head>
<body><main><h1>${escaped(world.brand.name)}（练习平台）</h1>
<p>应用 <b>${escaped(world.application.clientId)}</b> 请求关联门店，代门店调用会员接口。<br>
<small>The application asks to be linked to a store. Choose the store, then allow or refuse.</small></p>
<form method="post" action="${escaped(path)}">${hidden.join('')}
${stores.join('\n')}
<button name="decision" value="allow">同意 Allow</button><button name="decision" value="refuse">拒绝 Refuse</button>
</form></main></body></html>`;
  return textReply(200, 'text/html; charset=utf-8', text);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
