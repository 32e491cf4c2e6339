// 每笔消费之后自动上送的消费明细。
export const billDetails = {
  title: '消费明细',
  waiting: '等待上送',
  refused: '平台拒收',
  none: '全部已上送',
  explain: '消费成功后自动上送，不影响收款。',
  refusedTitle: '平台没有收下的消费明细',
  refusedExplain: '款已收妥，不受影响。请按平台的说明处理后再上送；处理不了请联系平台。',
  line: '{{amount}} · {{member}} · {{serial}}',
  noWords: '平台没有说明原因',
  again: '再上送',
  more: '这里只列出最近 {{shown}} 笔。',
};
