// 顾客屏上的话：顾客自己看到的几句，不在收银台的文字表里（那一页不带收银台的文字）。
import type { DisplayOutcome } from '../../display-view.ts';
import type { OperationKind } from '../../operation.ts';

export const displayScreen = {
  practice: '练习 · 非真实交易',
  welcome: '欢迎光临',
  hello: '{{name}}，您好',
  helloNobody: '会员您好',
  test: '顾客屏工作正常',
  testText: '这是测试画面，几秒后消失。',
  balance: '储值余额',
  points: '积分',
  due: { consumption: '应付', recharge: '充值金额' },
  outcome: {
    working: '正在处理，请稍候',
    checking: '正在核实',
    recorded: '已记录',
    done: '',
    nothing: '',
  } satisfies Record<DisplayOutcome, string>,
  done: {
    consumption: '已收款，谢谢惠顾',
    recharge: '充值成功，谢谢',
    revocation: '已撤销，款项已退回',
    service: '已办好，谢谢',
  } satisfies Record<OperationKind, string>,
  nothing: {
    consumption: '没有扣款',
    recharge: '没有入账',
    revocation: '没有撤销',
    service: '没有办理',
  } satisfies Record<OperationKind, string>,
  text: {
    working: '',
    checking: '请稍候，无需再次付款。',
    recorded: '网络恢复后入账，余额届时更新。',
    done: '',
    nothing: '请与收银员确认。',
  } satisfies Record<DisplayOutcome, string>,
  storePay: '储值支付',
  earned: '本次获得',
  earnedPoints: '{{value}} 积分',
  earnedStore: '赠送 {{value}}',
  earnedCoupon: '{{value}}',
  earnedCoupons: '{{value}} 等 {{count}} 张券',
  before: '之前',
  after: '现在',
  code: {
    recharge: { title: '手机扫码充值', text: '请用手机扫描，在自己的手机上完成充值。' },
    card: { title: '会员动态码', text: '请在有效时间内使用。' },
  },
  codeUntil: '{{time}} 前有效',
};
