// Orders: authorising one, looking one up, recording what was paid elsewhere; the code on a card's back.
import type { securityCode as chineseCode, orders as chineseOrders } from '../zh-CN/orders.ts';

export const orders: typeof chineseOrders = {
  title: 'Orders',
  tabsLabel: 'Orders',
  tabs: { authorise: 'Authorise', look: 'Look up', elsewhere: 'Paid elsewhere' },
  number: 'Order number',
  numberPlaceholder: 'Scan or type the order number',
  authorise: {
    explain:
      'Ask for the order, scan or type its number, and get its authorisation code. Each order is authorised once.',
    ask: 'Authorise',
    asking: 'Authorising…',
    authorised: 'Authorised',
    code: 'Authorisation code',
    failed: 'Not authorised. Check the number; if it is right, the guest must ask where it was ordered.',
    alreadyVerified: 'This order was verified before and cannot be used again. Check whether it is shown twice.',
  },
  look: {
    explain: 'Scan or type an order number to see whose it is, what was ordered, and whether it is settled.',
    ask: 'Look up',
    asking: 'Looking…',
    state: { open: 'Not settled', settled: 'Settled', unknown: 'The platform does not say' },
    at: 'Ordered at',
    card: 'Card',
    mobile: 'Mobile',
    dishes: 'Dishes',
    dishesNone: 'No dishes',
  },
  elsewhere: {
    explain: 'Another system took the money. Record it, and the member gets the points. The stored value stays.',
    noMember: 'Scan the member’s card first: the points go to that card.',
    amount: 'Amount taken',
    method: 'How it was paid elsewhere',
    methodHint: 'Choose how it was paid (digits 1–{{count}})',
    ready: 'Check it, then press Enter',
    confirm: 'Record',
    confirmBusy: 'Recording…',
    offline: 'Offline: it is recorded in this till’s journal and sent when the network is back.',
    orderMissing: 'Type the order number first, then Enter',
    amountNext: 'Type the amount that was taken',
  },
};

export const securityCode: typeof chineseCode = {
  title: 'Security code',
  ask: 'Security code',
  explain: 'Type the code on the card’s back',
  checking: 'Checking…',
  right: 'Security code checked',
  wrong: 'Not this card’s code, or the card has none. Look again; else use the trade password or an SMS code.',
};
