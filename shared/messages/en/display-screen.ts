// What a guest reads on the customer display. Apart from the till's own catalogue: that page has none of it.
import type { displayScreen as chinese } from '../zh-CN/display-screen.ts';

export const displayScreen: typeof chinese = {
  practice: 'Practice · not a real sale',
  welcome: 'Welcome',
  hello: 'Welcome, {{name}}',
  helloNobody: 'Welcome back',
  test: 'The display works',
  testText: 'This is a test picture. It goes in a few seconds.',
  balance: 'Balance',
  points: 'Points',
  due: { consumption: 'To pay', recharge: 'Recharge' },
  outcome: {
    working: 'One moment, please',
    checking: 'Being checked',
    recorded: 'Recorded',
    done: '',
    nothing: '',
  },
  done: {
    consumption: 'Paid. Thank you!',
    recharge: 'Recharged. Thank you!',
    revocation: 'Taken back. The money is returned',
    service: 'Done. Thank you!',
  },
  nothing: {
    consumption: 'Nothing was charged',
    recharge: 'Nothing was booked',
    revocation: 'Nothing was taken back',
    service: 'Nothing was done',
  },
  text: {
    working: '',
    checking: 'Please wait. There is no need to pay again.',
    recorded: 'It is booked when the network is back, and the balance follows.',
    done: '',
    nothing: 'Please ask the cashier.',
  },
  storePay: 'Paid from the card',
  earned: 'You earned',
  earnedPoints: '{{value}} points',
  earnedStore: '{{value}} on top',
  earnedCoupon: '{{value}}',
  earnedCoupons: '{{value}} and more: {{count}} coupons',
  before: 'Before',
  after: 'Now',
  code: {
    recharge: {
      title: 'Recharge with your phone',
      text: 'Scan this with your phone and finish the recharge there.',
    },
    card: { title: 'Your member code', text: 'Please use it while it is valid.' },
  },
  codeUntil: 'Valid until {{time}}',
};
