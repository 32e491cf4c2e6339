// 一笔业务的状态、种类和缘由。
import type { ScanKind } from '../../member.ts';
import type { OperationKind, OperationState } from '../../operation.ts';
import type { QueueReason } from '../../reasons.ts';

export const state = {
  pending: '待发送',
  sending: '发送中',
  unknown: '核实中',
  applied: '已完成',
  rejected: '已拒绝',
  cancelled: '已取消',
  reverted: '已撤销',
  blocked: '等待前一笔',
  manual: '需人工处理',
} satisfies Record<OperationState, string>;

export const stateHelp = {
  pending: '已写入本机账本，确定没有到达平台，网络恢复后自动发送。',
  sending: '正在与平台通话，还没有结果。',
  unknown: '已经发出，结果还不确定。正在核实，请勿重复收款。',
  applied: '平台已确认这笔业务。',
  rejected: '平台明确拒绝，没有扣款。',
  cancelled: '已证实没有生效，没有扣款。',
  reverted: '曾经生效，后来已撤销。',
  blocked: '要等前一笔有了结果才能继续。',
  manual: '系统不会猜测结果。请主管根据下面的证据处理。',
} satisfies Record<OperationState, string>;

export const kind = {
  consumption: '消费',
  recharge: '充值',
  revocation: '撤销',
  service: '会员业务',
} satisfies Record<OperationKind, string>;

export const scanKind = {
  card: '会员卡号',
  mobile: '手机号',
  dynamicCode: '动态码',
  couponCode: '券码',
  voucher: '小票凭证',
} satisfies Record<ScanKind, string>;

export const failureDetail = {
  limit: '上限：{{value}}',
  available: '可用余额：{{value}}',
  bill: '应收：{{value}}',
  paid: '已分配：{{value}}',
  minutes: '请在 {{value}} 分钟后再试',
  seconds: '请在 {{value}} 秒后再试',
  left: '还可以试 {{value}} 次',
  count: '未结清：{{value}} 笔',
  amount: '本次：{{value}}',
  hours: '期限：{{value}} 小时',
  quota: '每天最多 {{value}} 次',
  name: '券：{{value}}',
  file: '文件：{{value}}',
  platform: '平台说明：{{value}}',
};

const queueReason = {
  accepted: '已受理，写入本机账本',
  revocationAccepted: '撤销已受理，写入本机账本',
  ghostRevocation: '发现未告知顾客的扣款，自动撤销',
  sendStarted: '开始发送',
  answered: '平台确认成功',
  lateAnswer: '平台的回答晚到，已确认',
  lateAnswerIgnored: '晚到的回答，不影响结果',
  refused: '平台明确拒绝',
  refusedUnlisted: '平台拒绝，正在核对',
  refusalNotFinal: '平台拒绝了重发，但第一次可能已生效，继续核实',
  refusalConfirmed: '核对证实没有生效',
  unsentConnection: '没有连上平台，确定没有发出',
  unsentToken: '登录凭证失效，没有发出',
  unsentContention: '账号被另一台机器占用，没有发出',
  unsentSignedOut: '没有签到，没有发出',
  unsentNotFinal: '这次没有发出，但之前的尝试还在核实',
  unsentNotNoted: '扣款前的余额没有记下，因此没有发出',
  balanceBefore: '扣款前的余额已记下',
  watchdog: '等待超时，结果待核实',
  voucherMissing: '平台没有给出凭证号，结果待核实',
  attemptThrew: '发送时程序出错，结果待核实',
  startup: '收银台重新启动，上次的结果待核实',
  startupCannotWait: '重新启动后不能继续，已结束或转为核实',
  restored: '账本由备份恢复，这笔可能已经发出，正在核实',
  cannotWait: '这类业务不能离线等待，已取消',
  logApplied: '平台流水证实已生效',
  balanceApplied: '卡余额恰好减少了这笔金额，证实已扣款',
  logReverted: '平台流水证实已撤销',
  logMismatch: '平台流水与本机记录不一致，需人工处理',
  balanceMovedOtherwise: '卡余额的变化与这笔金额不符，需到会员系统核对后人工处理',
  balanceTooOld: '扣款前的余额看到得太早，无法据此判断，需到会员系统核对后人工处理',
  balanceShared: '期间同一张卡还有其他业务，无法凭余额判断，需到会员系统核对后人工处理',
  balanceRepeat: '凭余额无法判断；同一单号重发不会重复扣款，再发一次',
  creditByHand: '会员系统没有撤销接口：请在会员系统里手工把钱退给顾客，再来确认',
  notFoundYet: '平台那里还看不到，继续核实',
  logNotTrusted: '平台的回答暂不可信，稍后再查',
  absentCancelled: '多次核实确认没有生效，已取消',
  absentRepeat: '多次核实确认没有生效，允许重发',
  absentManual: '多次核实没有找到，需人工处理',
  unprovable: '无法自动证实结果，需人工处理',
  cannotBeFound: '结果不明，平台流水里查不到这类业务，需到平台后台核对后人工处理',
  refusedNotProvable: '平台拒绝，但平台流水里查不到这类业务，需到平台后台核对后人工处理',
  withdrawn: '发出之前已撤销',
  revocationWanted: '已要求撤销，等待结果',
  revocationForbidsRepeat: '已要求撤销，不再重发',
  parentApplied: '原业务已生效，现在撤销',
  parentClosed: '原业务没有生效，无需撤销',
  parentReverted: '原业务已被撤销',
  revoked: '已由撤销业务撤销',
  ghostFound: '发现迟到的扣款',
  handOverTaken: '从另一台收银机接管',
  handOverTakenBack: '撤回了移交',
  recordThrew: '这条记录处理出错',
  poisoned: '这条记录反复出错，需人工处理',
  decidedApplied: '人工判定：已扣款',
  decidedNotApplied: '人工判定：未扣款，继续留意',
  decidedReverted: '人工判定：已扣款并已撤销',
  askedByPerson: '门店人工问了平台',
} satisfies Record<QueueReason, string>;

/** Reasons of the backends and the log queries: why an outcome is not known. */
const backendReason = {
  unknownTimeout: '平台没有及时回答',
  unknownConnectionLost: '连接中断，没有收到回答',
  unknownCaptivePortal: '网络要求先登录，没有收到平台的回答',
  unknownServerFault: '平台故障，结果不明',
  unknownBadAnswer: '平台的回答读不懂',
  unknownTooLarge: '平台的回答过大，没有采用',
  unknownVoucherMissing: '回答里没有凭证号',
  unknownVoucherOfAnother: '回答里是另一笔交易的凭证号，结果待核实',
  unknownOtherCard: '回答里是另一张卡',
  unknownUncertainCode: '平台的回答不能确定结果',
  logIncomplete: '平台流水不完整',
};

export const reason = { ...queueReason, ...backendReason };
