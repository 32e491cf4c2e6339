// Settings → Proof of identity, and what the checkout says of it.
export const proofRules = {
  explain:
    'From which amount of stored value and points a guest proves who they are. Any one of the chosen ways is enough. A change stands in the journal and needs the PIN of a manager or technician.',
  on: 'Ask',
  off: 'Do not ask',
  when: 'Large amounts',
  from: 'Stored value and points from (yuan)',
  which: 'Ways that count',
  ways: { sms: 'SMS code', security: 'Security code', password: 'Trade password' },
  or: ', ',
  offline:
    'Offline nobody can check it: a supervisor lets such a sale through by PIN, or the guest pays otherwise. What a card itself asks for is not changed here. UniPOS terminals check for themselves.',
  none: 'Choose at least one way.',
  save: 'Save',
  saved: 'Saved: it holds from the next sale on.',
  approve: 'Change the proof of identity',
  told: {
    wanted: 'Stored value and points from {{limit}} on: the guest proves who they are first (one of: {{ways}}).',
    unchecked:
      'From {{limit}} on a guest proves who they are, and nobody can check it now. Enter asks a supervisor for a PIN, or the guest pays otherwise.',
  },
};
