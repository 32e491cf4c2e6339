// What a UniPOS terminal hears: what is wrong, and what to do next.
import type { gatewayAccount as accounts, gatewayFault as chinese } from '../zh-CN/gateway.ts';

export const gatewayFault = {
  credentialsMissing: 'No credentials came. Enter this shop’s in the terminal’s member interface settings.',
  credentialsWrong: 'The credentials are wrong. Check the terminal’s member interface settings.',
  hostUnknown: 'Call the member interface by the address that the till shows in its settings.',
  addressUnknown: 'The member interface has no such address. There are MemberSorts, Members and memberpaying.',
  methodWrong: 'This address takes {{method}} requests only.',
  requestBroken:
    'The request is incomplete or malformed and was not taken. Try again; if it stays, call technical staff.',
  bodyTooLarge: 'The request is larger than 1 MiB and was not taken.',
  bodyUnreadable: 'The request cannot be read and was not taken: {{reason}}',
  notXml: 'Send the payment as XML (text/xml).',
  parameterTwice: 'The parameter {{name}} came twice, with different values.',
  incomplete: 'The payment lacks its card, account or quantity and was not taken.',
  cardMissing: 'Give a card number (Cardno) or a scanned code (Barcode).',
  cardAmbiguous: 'This number has several cards. Read one of them.',
  accountUnknown: 'There is no such account. Stored value is 00, points are 90.',
  quantityNotPositive: 'The quantity must be above zero. Refunds are made at the till.',
  quantityNotWholeFen: 'The amount must be whole cents; nothing was charged. Round it and pay again.',
  pointsNotWhole: 'Points must be a whole number; none were taken.',
  referenceMissing:
    'There is neither a FromNo nor a bill id, so a double charge could not be ruled out. It was not taken.',
  otherQuantity:
    'The same FromNo was accepted with another quantity (serial {{serial}}). Nothing more was charged. Begin a new payment.',
  tradePassword: 'This card wants a trade password, which a terminal cannot take. Pay at the till.',
  balanceTooSmall: 'The stored value is too small; nothing was charged. Recharge it or pay in another way.',
  pointsTooFew: 'There are too few points; none were taken.',
  platformAway:
    'The till cannot reach the membership platform, or nobody is signed in; nothing was charged. Try again soon or pay in another way.',
  notCharged: 'Nothing was charged (serial {{serial}}). It may be paid again.',
  notChargedWatched: 'Nothing was charged (serial {{serial}}). Begin a new payment.',
  waiting: 'Not sent yet (serial {{serial}}). Do not charge again; ask again soon with the same FromNo.',
  checking:
    'Being checked (serial {{serial}}). Do not charge again; ask again soon with the same FromNo, it is not charged twice.',
  decide: 'A supervisor must check the outcome at the till (serial {{serial}}). Do not charge again.',
  undone: 'This payment was or is being revoked (serial {{serial}}) and does not count. Begin a new payment.',
  settled:
    'This payment was refused and has been settled with the guest at the till since (serial {{serial}}). Do not charge again.',
  refused: 'The platform refused this payment; nothing was charged. Begin a new one afterwards. It says: {{words}}',
  busy: 'The till is busy and did not take it. Try again soon with the same FromNo.',
  broken: 'A fault in the till. Try again soon with the same FromNo; it is not charged twice.',
  platform: ' The platform says: {{words}}',
} satisfies Record<keyof typeof chinese, string>;

export const gatewayAccount = { store: 'Stored value', points: 'Points' } satisfies Record<
  keyof typeof accounts,
  string
>;
