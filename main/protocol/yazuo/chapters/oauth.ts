// Rows of the document's sections 2: tokens.
import {
  authorizationGrant,
  authorizationQuery,
  codeTokenForm,
  passwordTokenForm,
  refreshTokenForm,
  tokenGrant,
} from '../oauth.ts';
import { row } from '../row.ts';

/** 2.2.1 is no call of ours: its request is the query that a browser opens, its answer the query that the browser brings back. */
export const oauthRows = {
  passwordToken: row('2.1.1', '根据用户名密码获取token', 'oauth', 'auth', passwordTokenForm, tokenGrant),
  authorizationCode: row(
    '2.2.1',
    '关联第三方门店并获取授权码',
    'oauth',
    'auth',
    authorizationQuery,
    authorizationGrant,
  ),
  codeToken: row('2.2.2', '使用授权码换取访问凭证', 'oauth', 'auth', codeTokenForm, tokenGrant),
  refreshToken: row('2.3', '刷新接口访问凭证', 'oauth', 'auth', refreshTokenForm, tokenGrant),
} as const;
