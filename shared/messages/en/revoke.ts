// Revocations.
export const revoke = {
  title: 'Revoke',
  voucherLabel: 'Receipt voucher',
  voucherPlaceholder: 'Scan or type a voucher',
  voucherUse: 'Choose this receipt',
  list: 'What this till can revoke',
  listNone: 'Nothing to revoke',
  choose: 'Choose one on the left (press it, or use ↑ ↓), or scan the voucher on a receipt',
  what: 'What will happen',
  plan: {
    unsent: 'This was not sent yet. Both end on this till; the platform is not called and nothing is charged.',
    sending:
      'This is being sent. The revocation waits behind it: once the outcome is known it is revoked, and it is not sent again.',
    unknown:
      'The outcome of this is being checked. The revocation waits: if it was charged it is given back, if not both simply end.',
    applied:
      'The platform is asked to revoke this: {{store}} goes back to the card, coupons and points by the platform’s rules.',
    appliedWithoutStore:
      'The platform is asked to revoke this: coupons and points come back by the platform’s rules; no stored value was taken.',
    appliedOthers: 'Hand back cash or other payments yourself, if any.',
    appliedRecharge:
      'The platform is asked to revoke this recharge: {{amount}} and its bonus leave the card. Give the guest the money back.',
    manual:
      'The till checks for another three to eight minutes: if nothing was charged both simply end, if it was charged it is revoked by itself.',
    nothing: 'Nothing was charged, or it was revoked already; there is nothing to revoke.',
    voucherCard: 'If another till printed the receipt, read this member’s card on the counter first.',
    voucher:
      'The platform is asked to revoke voucher {{voucher}}: its stored value goes back to its card. Hand back cash or other payments yourself.',
    offline: 'Offline: the revocation is journalled here and sent in order when the network is back.',
  },
  reason: 'Reason',
  reasons: {
    guestCancelled: 'Guest cancelled',
    wrongAmount: 'Wrong amount',
    chargedTwice: 'Charged twice',
    otherPayment: 'Other way to pay',
    service: 'Service problem',
  },
  reasonOther: 'Another reason',
  confirm: 'Confirm revocation',
  confirmBusy: 'Submitting…',
};
