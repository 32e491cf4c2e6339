// 签到和锁定。
export const signIn = {
  title: '签到',
  user: '用户名',
  password: '密码',
  submit: '签到',
  busy: '正在签到…',
  known: '在本机签到过的收银员',
  offline: '现在离线。在本机签到过的收银员可以离线签到。',
  practiceHint: '练习账号（点一下填入）',
  userMissing: '请输入用户名。',
  passwordMissing: '请输入密码。',
  scanHere: '请先签到再扫码。',
};

export const lock = {
  title: '收银台已锁定',
  explain: '业务在后台继续处理，不会丢失。',
  password: '密码',
  submit: '解锁',
  busy: '正在核对…',
  signOut: '签退',
};
