// Recharges.
export const recharge = {
  title: 'Recharge',
  amount: 'Recharge amount',
  presets: 'Usual amounts',
  method: 'Payment',
  methodsHint: 'Several are possible: choose one, then type its amount',
  pickHint: 'Choose how the guest pays (keys 1–{{count}})',
  offline: 'Offline: no recharge now. Wait for the network, and take no money yet.',
  check: 'Check the rules',
  checking: 'Checking…',
  allowed: 'Recharge is possible',
  refused: 'Recharge is not possible',
  collect: 'Take the money first, then confirm',
  confirm: 'Confirm recharge',
  confirmBusy: 'Submitting…',
  remaining: 'Payment still to choose',
};
