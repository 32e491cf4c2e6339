// 充值。
export const recharge = {
  title: '充值',
  amount: '充值金额',
  presets: '常用金额',
  method: '付款方式',
  methodsHint: '可以选多种：选中后在键盘上改金额',
  pickHint: '请选择付款方式（可按数字 1–{{count}}）',
  offline: '现在离线，不能充值。请等网络恢复，先不要收顾客的钱。',
  check: '检查规则',
  checking: '正在检查…',
  allowed: '可以充值',
  refused: '不能充值',
  collect: '请先向顾客收款，再确认充值',
  confirm: '确认充值',
  confirmBusy: '正在提交…',
  remaining: '还需选择付款',
};
