// 设置 → 现金规则。
export const cashRules = {
  explain: '交班时怎么算现金、超过多少要批准。改动会记入账本，需要经理或技术员的 PIN。',
  methods: '哪些支付方式是现金',
  moveAlone: '收银员可单独放入或取出的金额',
  differenceAlone: '收银员可单独交班的现金差异',
  blind: '盲点',
  blindAbout: '清点以前不显示应有现金',
  yes: '是',
  no: '否',
  save: '保存',
  saved: '已保存。当班的支付方式从下一班起生效。',
  approve: '修改现金规则',
};
