// 对账旁边的编码检查：UniPOS 和本机对不上的编号。
import type { CodeKind, CodeProblem } from '../../match.ts';

export const matchCodes = {
  title: '两边的编码',
  explain: '对照 {{from}} 到 {{to}} 的 {{bills}} 张账单。两边的编号要一致，账单和报表才对得上。',
  again: '重新核对',
  reading: '正在核对…',
  none: '没有发现不一致的编码。',
  checked: '{{name}}：核对了 {{count}} 个',
  unchecked: '{{name}}：没能核对',
  uncheckedGoods: '菜品：没有读入菜单，没能核对。请先在“菜品”里读入菜单文件。',
  kind: { shop: '门店', goods: '菜品', payment: '支付方式' } satisfies Record<CodeKind, string>,
  problem: {
    onlyUnipos: '只在 UniPOS',
    numberDiffers: '编号不同',
    onlyHere: '只在本机设置',
    nameDiffers: '名称不同',
  } satisfies Record<CodeProblem, string>,
  action: {
    shop: {
      onlyUnipos: '请平台客服把这家门店的第三方编号设成这个编号。',
      onlyHere: '请技术人员在设置里改成 UniPOS 的门店编号。',
      numberDiffers: '请平台客服把这家门店的第三方编号改成 UniPOS 的编号。',
      nameDiffers: '请核对是不是同一家门店。',
    },
    goods: {
      onlyUnipos: '请把这道菜加进菜单文件，同步到平台。',
      onlyHere: '不用处理。',
      numberDiffers: '请把菜单文件里的编号改成 UniPOS 的编号，再同步。',
      nameDiffers: '请核对是不是同一道菜；不是，就改其中一边的编号。',
    },
    payment: {
      onlyUnipos: '请技术人员在连接配置的支付方式里加上这个编号；若它是会员卡，加进“会员卡的支付编号”。',
      onlyHere: '账单里没有用过这个编号。请核对它是不是会员卡的支付编号。',
      numberDiffers: '请技术人员把连接配置里的编号改成 UniPOS 的编号，或在 UniPOS 改。',
      nameDiffers: '请核对是不是同一种支付方式；不是，就改其中一边的编号。',
    },
  } satisfies Record<CodeKind, Record<CodeProblem, string>>,
  uniposName: 'UniPOS',
  hereName: '平台 / 本机',
  nothing: '没有',
  used: '{{count}} 张账单用到',
};
