// The day-end: the till's books, the platform's, the differences and the next step.
export const dayEnd = {
  title: 'Day-end',
  tabsLabel: 'Day-end',
  tabs: { day: 'Settle a day', past: 'Settled days' },
  day: 'Business day',
  today: 'today',
  earlier: 'Day before',
  later: 'Day after',
  figures: 'Books of this till',
  item: 'Item',
  items: { consumption: 'Sales', recharge: 'Recharges', revocation: 'Revocations' },
  total: 'Net total',
  count: 'Count',
  amount: 'Amount',
  till: 'Till',
  platform: 'Platform',
  difference: 'Off by',
  none: 'This till did nothing on this day.',
  services: 'Beside them: {{count}} of other services ({{amount}}), which the day-end does not count.',
  takenOver:
    'Beside them: {{count}} taken over from another till ({{amount}}), which belong to the day-end of that till.',
  open: 'Not settled yet',
  openNone: 'Nothing is open: the day can be settled.',
  openSome:
    'Still open: {{count}} ({{amount}}). The day cannot be settled before. Let the queue check what is open, or have a supervisor decide it.',
  openMore: 'These are the newest {{shown}}; the queue has all of them.',
  toQueue: 'Go to the queue',
  offline: 'The till is offline. A day is settled with the platform: wait for the network.',
  settle: 'Settle the day',
  settleAgain: 'Settle again',
  settling: 'Comparing with the platform…',
  settlingTold: 'The platform settles {{day}} by these figures. Do no more business of that day afterwards.',
  approve: 'Settle {{day}}: consumption {{consumption}}, recharge {{recharge}}, revocation {{revocation}}',
  agreed: 'The platform and this till agree.',
  differs: 'The platform and this till differ. The causes and the next step are below.',
  settledAt: 'Settled at {{time}} by {{person}} (cashier {{operator}}); it stands in the journal.',
  since: 'The books of this till have changed since: settle again.',
  unread:
    'The platform also names {{item}} (till {{till}}, platform {{platform}}). Tell the technicians of the platform.',
  unreadNothing: 'no figure',
  why: 'Known causes',
  unknownWhy:
    'Differences without a known cause: compare them one by one under More → Transactions. If they stay, send a picture of this page to the platform.',
  causes: {
    bookedLater:
      'Accepted on this day and sent on another: {{count}} ({{amount}}). The platform counts them there; look at both days together.',
    bookedEarlier:
      'Accepted on the days before and sent on this one: {{count}} ({{amount}}). The platform counts them here; look at both days together.',
    stillOpen:
      'Handed over without an outcome: {{count}} ({{amount}}). The platform may have booked them; look at the till that took them.',
    otherTill: 'Revocations of what another till sold: {{count}} ({{amount}}). The platform may count them there.',
    probe:
      'The contract check ran on this day ({{count}}) and moved 0.01 on its test card, which is not in the books of the till.',
    meanwhile: 'The till went on working while the platform was asked. Settle again.',
  },
  past: 'Settled days',
  pastNone: 'No day was settled yet. Afterwards the figures of each day are here.',
  pastChoose: 'Choose a day on the left (press it, or ↑\u00a0↓)',
  pastDiffers: 'differs',
  pastAgreed: 'agrees',
  more: 'Earlier days',
};
