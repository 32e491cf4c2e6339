// Rows of the document's sections 2: tokens.
import { passwordTokenForm, refreshTokenForm, tokenGrant } from '../oauth.ts';
import { row } from '../row.ts';

export const oauthRows = {
  passwordToken: row('2.1.1', '根据用户名密码获取token', 'oauth', 'auth', passwordTokenForm, tokenGrant),
  refreshToken: row('2.3', '刷新接口访问凭证', 'oauth', 'auth', refreshTokenForm, tokenGrant),
} as const;
