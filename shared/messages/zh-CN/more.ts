// 不是每位客人都用得到的功能，按名称列出。
export const more = {
  title: '更多',
  explain: '按数字键或点按钮。',
  entries: {
    members: { name: '会员', about: '资料、卡、密码、激活、动态' },
    benefits: { name: '券和积分', about: '发券领券，积分，商城' },
    held: { name: '挂单', about: '先挂起的消费，取单后收款' },
    bills: { name: '账单', about: 'UniPOS 当天账单，刷卡付' },
    uniposOrders: { name: '外卖与预订', about: 'UniPOS 的外卖订单和预订' },
    transactions: { name: '流水', about: '平台与本机对照，改支付方式' },
    orders: { name: '订单', about: '授权，查询，登记别处收款' },
    shift: { name: '交班', about: '备用金，现金收支，清点交班' },
    dayEnd: { name: '日结', about: '结一天的账，查以前的日子' },
    match: { name: '三方对账', about: '本机、平台、UniPOS 逐笔对' },
    menu: { name: '菜品', about: '读入菜单文件，同步到平台' },
    reports: { name: '报表', about: '营业，储值，批准，会员统计' },
    receipts: { name: '小票', about: '补打，待打印，开钱箱' },
    settings: { name: '设置', about: '设备，人员，接入，备份' },
  },
};
