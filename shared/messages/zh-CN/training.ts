// 练习课程：任务、步骤、提示，以及每种故障看什么。
import type { PracticeView } from '../../practice.ts';
import type { TrainingTask } from '../../training-tasks.ts';

export const training = {
  tabs: { course: '课程', faults: '故障', codes: '卡号与短信' },
  tabsLabel: '练习菜单的内容',
  intro: '七个任务，照着做就会自动打勾。故障、补打、撤销都可以放心试：这里没有真的钱。',
  nobody: '先签到，再开始课程：进度记在每个人自己名下。',
  whose: '{{name}} 的课程：已完成 {{done}} / {{all}}',
  list: '课程的任务',
  state: { open: '未开始', active: '进行中', done: '已完成' },
  doneAt: '{{date}} 完成',
  begin: '开始',
  again: '再练一次',
  goOn: '去做',
  stop: '停止',
  hint: '提示',
  restart: '重学全部',
  restartAsk: '确定要清除 {{name}} 的全部进度吗？再按一次“重学全部”。',
  label: '{{step}}/{{all}} {{text}}',
  labelDone: '完成：{{text}}',
  certificateTitle: '结业',
  certificate: '{{name}} 于 {{date}} 完成雅台收银台全部 {{all}} 项练习。',
  tasks: {
    firstSale: {
      name: '第一笔消费',
      about: '读出会员，输入金额，从储值里收款。',
      steps: {
        served: { short: '读出会员', text: '扫描或输入会员卡号 {{card}}，按 Enter。' },
        priced: { short: '输入金额', text: '按 F2，输入 88，按 Enter。' },
        paid: { short: '确认收款', text: '核对由什么支付，再按 Enter，看到“收款成功”。' },
      },
      hint: '主流程只有四下：扫码 → 金额 → Enter → Enter。结果里有凭证号，也有余额的前后两个数。',
    },
    mixedPayment: {
      name: '用券的混合支付',
      about: '一笔账由一张券和别的方式一起付清。',
      steps: {
        served: { short: '读出会员', text: '扫描或输入会员卡号 {{card}}：这位会员有券。' },
        priced: { short: '输入 128', text: '按 F2，输入 128，按 Enter：满 100 元的券就可以用了。' },
        mixed: { short: '用券并付清', text: '选中 20 元代金券，其余用储值或现金付清，按 Enter。' },
      },
      hint: '券不能用时，旁边写着原因。“还需付款”变成 0.00 才能确认。',
    },
    recharge: {
      name: '充值',
      about: '先核对规则，再收现金。',
      steps: {
        served: { short: '读出会员', text: '扫描或输入会员卡号 {{card}}，按 Enter。' },
        checked: { short: '选金额并核对', text: '按 F3，选一个金额和“现金”，再按“检查规则”。' },
        recharged: { short: '收款并确认', text: '收到现金之后再按“确认充值”。' },
      },
      hint: '规则没有通过，就先不要收现金。赠送的金额在收款前就看得到。',
    },
    offlineSale: {
      name: '断网时收款',
      about: '网断了也能收；网络恢复后自动送到平台。',
      steps: {
        lineCut: { short: '制造断网', text: '先读出一位会员，再到“练习菜单 → 故障”选“断网”。' },
        recorded: { short: '离线收一笔', text: '按 F2，收 20 元：结果写着“已离线受理”。' },
        lineBack: { short: '恢复网络', text: '到“练习菜单 → 故障”选“正常”。' },
        delivered: { short: '等它送到', text: '按 F10 看队列，需要时按“立即发送”，直到这一笔变成“已完成”。' },
      },
      hint: '离线只收之前在本机读过的会员，而且有限额。请不要再收一次：它已经记下了。',
    },
    revoke: {
      name: '撤销',
      about: '收错了，撤销它。',
      steps: {
        paid: { short: '先收一笔', text: '读出会员，收任意一笔款。' },
        revoked: { short: '撤销这一笔', text: '按 F8，选中这一笔，选原因，按 Enter。' },
      },
      hint: '没发出的、不明的、刚收的、以前收的，都是同一个按钮。金额较大时要主管的 PIN。',
    },
    sms: {
      name: '短信验证',
      about: '发一个验证码，再核对它。',
      steps: {
        smsSent: { short: '发送验证码', text: '读出会员，按“短信验证”，再按“发送验证码”。' },
        smsVerified: { short: '输入验证码', text: '验证码在“练习菜单 → 卡号与短信”里，输入后按 Enter。' },
      },
      hint: '一分钟一条，一天十条，一小时内有效；重启收银台也一样算数。',
    },
    dayEnd: {
      name: '日结',
      about: '核对今天的数，和平台一起结清。',
      steps: {
        dayRead: { short: '打开日结', text: '按 F6，选“日结”，看今天的合计和没有结清的业务。' },
        daySettled: { short: '结今天的账', text: '按“日结”，由林经理输入 PIN 2468。' },
      },
      hint: '还有业务没结清时不能日结：先到队列处理。练习账单有差异时，屏幕会先问一句。',
    },
  } satisfies Record<TrainingTask, unknown>,
  watch: {
    none: '一切正常。',
    networkCut: '看状态栏变成“离线”，消费照样能收，队列里多了一笔等待。',
    slow: '看按下去之后马上有反应，等的时候不能重复提交。',
    lostResponse: '看结果写着“正在核实”而不是失败；片刻后自己查明。',
    serverError: '看平台出故障时怎么说，已受理的业务不会丢。',
    htmlPage: '看收银台认出这不是平台，而是要上网登录的网页。',
    logLag: '看结果不明的业务要等流水出现才查明，其间不重复收款。',
  } satisfies Record<PracticeView['fault'], string>,
};
