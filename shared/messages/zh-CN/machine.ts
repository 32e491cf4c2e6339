// 收银台下面的电脑：磁盘、时钟、异常退出。
export const machineFailure = {
  diskShort: '磁盘快满了（剩 {{free}}），先不做这件事，把地方留给收款。请删掉不用的文件，再试一次。',
};

export const machine = {
  title: '这台电脑',
  disk: '磁盘剩余',
  clock: '时钟',
  crashes: '异常退出',
  unknown: '还不知道',
  diskBadge: { low: '磁盘将满', short: '磁盘快满' },
  diskHelp: {
    low: '账本所在的磁盘只剩 {{size}}。请删掉不用的文件，或请技术员来看。',
    short: '账本所在的磁盘只剩 {{size}}：收款照常，备份、导出和更新先停下。请马上删掉不用的文件，或请技术员来。',
  },
  clockFits: '准',
  clockAhead: '比平台快 {{time}}',
  clockBehind: '比平台慢 {{time}}',
  clockBadge: { ahead: '时钟快 {{time}}', behind: '时钟慢 {{time}}' },
  clockHelp:
    '这台电脑的时钟{{how}}。小票时间和营业日都按它算，请在系统里校准。业务的先后按编号，不按时钟；账本里的时间不会被改动。',
  minutes: '{{count}} 分钟',
  hours: '{{count}} 小时',
  days: '{{count}} 天',
  crashLast: '最近一次异常退出：{{time}}',
};
