// 设置：各部分的名称和一句说明。
export const settings = {
  title: '设置',
  open: '设置',
  tabsLabel: '设置的分类',
  groups: {
    till: '本机',
    devices: '设备',
    people: '人员与规则',
    store: '门店与平台',
    care: '维护',
  },
  tabs: {
    people: { name: '人员', about: '姓名、角色、PIN' },
    probe: { name: '平台检测', about: '核对平台的约定，0.01 元' },
    handOver: { name: '移交', about: '换机时带走未了结的业务' },
    connect: { name: '接入', about: '填写平台给的资料并检测' },
    link: { name: '门店关联', about: '把应用授权给门店' },
    unipos: { name: 'UniPOS', about: '账单服务与会员网关' },
    interfaces: { name: '接口', about: '逐个试接口，看原文' },
  },
};
