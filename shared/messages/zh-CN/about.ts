// 诊断包、关于和许可。
export const careFailure = {
  diagnosticsNotWritten: '诊断包（{{file}}）没有写成。请检查磁盘空间和文件夹权限，换个位置再试。',
};

export const diagnostics = {
  dialogSave: '保存诊断包',
  dialogType: '诊断包',
  title: '给技术人员看的诊断包',
  what: '一个 zip 文件，方便远程帮忙的人了解这台收银机。保存到 U 盘，或通过您信任的方式发给他。',
  holds: '里面有',
  holdsList: {
    versions: '版本，以及操作系统的信息',
    profile: '连接配置（不含密钥）和本机设置',
    health: '与平台的连接、备份、校验的情况',
    queue: '未结清业务的状态（卡号只留首尾）',
    log: '最近的人工操作和日志的末尾',
  },
  without: '里面没有',
  withoutList: {
    secrets: '密码、PIN、密钥、令牌',
    numbers: '完整的卡号和手机号',
    guests: '顾客姓名和会员资料',
  },
  save: '保存诊断包',
  saving: '正在整理…',
  asks: '保存诊断包',
  saved: '已保存为 {{file}}（{{size}}）。',
};

export const about = {
  version: '版本',
  commit: '源码版本',
  commitNone: '不明',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  sqlite: 'SQLite',
  system: '系统',
  installId: '本机安装号',
  guestKey: '顾客资料密钥',
  guestKeys: {
    system: '由操作系统保管',
    file: '在数据旁的文件里（练习，或本系统没有密钥库）',
  },
  dataHint: '打开账本所在的文件夹，需要技术员或经理的 PIN。',
  dataShow: '打开文件夹',
  dataAsks: '打开数据文件夹',
  dataNot: '这台电脑打不开文件夹窗口。账本的位置见手册“数据在哪里”。',
  licences: '所用开源软件（{{count}}）',
  search: '查找名称或许可',
  found: '找到 {{count}} 个',
  none: '没有匹配的软件。',
  noText: '这个软件包没有附带许可全文；许可为 {{licence}}。',
  pick: '选一个软件，查看许可全文。',
  credits:
    '雅台以 MIT 许可发布。感谢每一位开源作者。Electron 自带 Chromium 和 Node.js，它们的许可见安装目录中的 LICENSES.chromium.html；SQLite 属于公有领域。',
  unbundled: '从源码直接运行时没有许可清单。',
};
