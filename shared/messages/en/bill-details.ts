// The bill details that follow each sale to the platform by themselves.
import type { billDetails as chinese } from '../zh-CN/bill-details.ts';

export const billDetails: typeof chinese = {
  title: 'Bill details',
  waiting: 'Waiting to be sent',
  refused: 'Refused',
  none: 'All have been sent',
  explain: 'Sent by itself after each sale. Payments do not wait for it.',
  refusedTitle: 'Bill details that the platform did not take',
  refusedExplain:
    'The payments themselves stand. Do what the platform says, then send again; if you cannot, call the platform.',
  line: '{{amount}} · {{member}} · {{serial}}',
  noWords: 'the platform gave no reason',
  again: 'Send again',
  more: 'Only the newest {{shown}} are listed.',
};
