// 每个页面都有的文字：状态栏、按钮、数字盘。
export const app = {
  name: '雅台',
  tagline: '餐饮会员收银台',
  screenBroken: '界面出了问题，但账本没有受影响：已受理的业务都在主程序里继续处理。',
  reload: '重新载入界面',
};

export const action = {
  back: '返回',
  close: '关闭',
  cancel: '取消',
  confirm: '确认',
};

export const status = {
  label: '状态栏',
  terminal: '终端 {{value}}',
  notSignedIn: '未签到',
  practice: '练习模式',
  practiceMark: '练习 · 非真实交易',
  waiting: '待处理 {{value}}',
  refused: '{{value}} 笔被拒',
  ghosts: '{{value}} 笔迟到扣款',
  waitingNone: '无待处理',
  manual: '{{value}} 笔需人工',
  risk: '在途 {{value}}',
  riskLabel: '在途金额：还没有结清的业务占用的储值',
  language: 'English',
  languageLabel: '切换到英文',
  lock: '锁定',
  connection: {
    online: '在线',
    offline: '离线',
    captivePortal: '请先登录网络',
    signInNeeded: '需要重新签到',
    contention: '账号被占用',
  },
  connectionHelp: {
    online: '与平台连接正常',
    offline: '连不上平台：储值消费和撤销照常受理，恢复后自动发送',
    captivePortal: '这个网络需要网页认证，请在浏览器里登录',
    signInNeeded: '平台要求重新签到，请锁定后用密码解锁',
    contention: '另一台收银机在用同一个账号',
  },
};

export const actions = {
  label: '业务',
  consume: '消费',
  recharge: '充值',
  coupons: '券和积分',
  again: '重新读取',
  sms: '短信验证',
  revoke: '撤销',
  search: '查找会员',
  queue: '队列',
  bills: '账单刷卡',
  more: '更多',
};

export const pad = {
  label: '数字键盘',
  dot: '小数点',
  clear: '清空',
  erase: '退格',
  editing: '正在输入：{{what}}',
};
