// The contract check.
export const probe = {
  title: 'Contract check',
  what: 'Asks the platform with 0.01 on a test card what it does when a serial comes twice, when its log is searched, when something is revoked twice. Everything is taken back.',
  command: {
    password: 'Password of {{user}}: ',
    inUse: 'Close the application, or run the check from its settings.',
  },
  ids: {
    P1: 'The same serial twice',
    P2: 'Finding a serial in the log',
    P3: 'A serial that was never used',
    P4: 'How late the log is',
    P5: 'Revoking twice',
    P6: 'Revoking with another card’s voucher',
    P7: 'The serial on a revocation',
    P8: 'A second sign-in',
    P9: 'The longest serial',
  },
  findings: {
    P1: {
      refused: 'Refused the second time: nothing was charged twice.',
      sameVoucher: 'Answered with the first voucher: nothing was charged twice.',
      chargedAgain: 'Charged again: what is unclear must never be sent twice.',
    },
    P2: {
      found: 'Found, with every field.',
      fieldsMissing: 'Found, but with fields missing: the log alone cannot prove a payment.',
      filterIgnored: 'The log also shows what was not asked for: “not found” cannot be trusted.',
      notFound: 'Not found in time: the log cannot settle what is unclear.',
    },
    P3: {
      noRows: 'Nothing is shown, as it should be.',
      rows: 'Something is shown all the same: “not found” cannot be trusted.',
    },
    P4: { measured: 'The log showed the payment after {{seconds}} s.' },
    P5: {
      refused: 'Refused the second time: asking again is harmless.',
      accepted: 'Accepted the second time without moving money: asking again is harmless.',
      revertedAgain: 'Paid back twice. A revocation must never be sent a second time; the extra 0.01 was charged back.',
    },
    P6: {
      refused: 'Refused: a wrong voucher cannot touch another guest’s money.',
      accepted:
        'Accepted: a mistyped voucher can undo another guest’s payment. Read vouchers twice, and tell the platform.',
    },
    P7: {
      own: 'Its own: a revocation can be found by itself.',
      target: 'That of what it undid: a revocation is looked for under the payment.',
      none: 'None: a revocation is proven by the mark on the payment only.',
    },
    P8: {
      endsFirst:
        'The second sign-in ends the first: give each till its own user. A refused call leaves nothing behind.',
      bothLive: 'Both sign-ins stay valid. A refused call leaves nothing behind.',
      leavesRow: 'A call that was refused for its sign-in was booked all the same. Tell the platform before you open.',
    },
    P9: { measured: 'Up to {{length}} characters come back whole; this till uses {{own}}.' },
  },
  tooShort:
    'Serials of this till have {{own}} characters, but only {{length}} come back: the log cannot find its payments. Tell your technician.',
  failed: 'Not answered: it could not be finished.',
  noOtherCard: 'Not answered. This question needs a second test card.',
  missing: 'Missing: {{fields}}',
  words: 'The platform says: {{words}}',
  consequence: {
    proven: 'An unclear payment that is proven absent may be sent again by the till itself, under the same serial.',
    strict:
      'Strict mode: what is unclear is never sent again by itself. When the log does not show it, a person decides: the cashier does not charge again and calls a supervisor.',
  },
  standing: {
    proven: 'Proven',
    missing: 'This till has not run the check yet',
    otherPlatform: 'The last check was of another platform or store',
    tooOld: 'The last check is too old',
    notProven: 'The last check did not prove it safe to send twice',
  },
  leftBehind:
    '{{amount}} could not be taken back from the test card. The next check tries again; its vouchers stand in the audit.',
  nothingLeft: 'All that was charged was taken back.',
  brokenOff: 'The last check was broken off in the middle. Run it again: it first takes back what was left.',
  last: 'Last check: {{value}}',
  next: 'Next one due: {{value}}',
  dueNow: 'The weekly contract check is due',
  never: 'never',
  card: 'Test card',
  cardHint: 'Scan or type a card that belongs to the house, without a trade password, with at least 0.10 on it',
  otherCard: 'Second test card (for P6)',
  password: 'Password of {{user}} (for P8)',
  passwordHint: 'Empty: only the token is renewed',
  start: 'Run the check',
  asks: 'Run the contract check on this test card',
  running: 'The check is running: leave the till alone for a moment',
  again: 'It does not go on by itself. When that is mended, run the check again.',
  waiting: 'not asked yet',
  asking: 'asking…',
  platform: 'Platform: {{value}}',
};
