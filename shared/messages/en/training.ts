// The training course: tasks, steps, hints, and what to watch in each fault.
export const training = {
  tabs: { course: 'Course', faults: 'Faults', codes: 'Cards and texts' },
  tabsLabel: 'What the practice menu holds',
  intro: 'Seven tasks. Do what they say and they tick themselves. Try anything: no money here is real.',
  nobody: 'Sign in first: everybody has a course of their own.',
  whose: 'Course of {{name}}: {{done}} of {{all}} done',
  list: 'Tasks of the course',
  state: { open: 'Not begun', active: 'Under way', done: 'Done' },
  doneAt: 'Done on {{date}}',
  begin: 'Begin',
  again: 'Once more',
  goOn: 'Go on',
  stop: 'Stop',
  hint: 'Hint',
  restart: 'Start over',
  restartAsk: 'Clear everything that {{name}} has done? Press “Start over” once more.',
  label: '{{step}}/{{all}} {{text}}',
  labelDone: 'Done: {{text}}',
  certificateTitle: 'Certificate',
  certificate: '{{name}} finished all {{all}} tasks of the Yatai till on {{date}}.',
  tasks: {
    firstSale: {
      name: 'The first sale',
      about: 'Read a member, type an amount, take it from the card.',
      steps: {
        served: { short: 'Read a member', text: 'Scan or type card number {{card}} and press Enter.' },
        priced: { short: 'Type the amount', text: 'Press F2, type 88, press Enter.' },
        paid: { short: 'Confirm', text: 'See what pays, press Enter again, and read that it is paid.' },
      },
      hint: 'The main path is four moves: scan → amount → Enter → Enter. The outcome has the voucher and the balance before and after.',
    },
    mixedPayment: {
      name: 'Mixed payment with a coupon',
      about: 'One bill, paid by a coupon and something else.',
      steps: {
        served: { short: 'Read a member', text: 'Scan or type card number {{card}}: this member has coupons.' },
        priced: { short: 'Type 128', text: 'Press F2, type 128, press Enter: the coupon over 100 may be used now.' },
        mixed: {
          short: 'Coupon and the rest',
          text: 'Choose the 20 yuan coupon, pay the rest by card or cash, press Enter.',
        },
      },
      hint: 'Where a coupon may not be used, the reason stands beside it. Nothing may remain before you confirm.',
    },
    recharge: {
      name: 'Recharge',
      about: 'Check the rules first, then take the cash.',
      steps: {
        served: { short: 'Read a member', text: 'Scan or type card number {{card}} and press Enter.' },
        checked: { short: 'Amount and check', text: 'Press F3, choose an amount and Cash, then check the rules.' },
        recharged: { short: 'Take it, confirm', text: 'Take the cash, then confirm the recharge.' },
      },
      hint: 'Take no cash before the rules are passed. The bonus is shown before you take it.',
    },
    offlineSale: {
      name: 'A sale without the network',
      about: 'The till goes on; what it took is delivered later.',
      steps: {
        lineCut: { short: 'Cut the line', text: 'Read a member, then choose “Network cut” under Practice → Faults.' },
        recorded: { short: 'Sell offline', text: 'Press F2 and take 20: the outcome says “Accepted offline”.' },
        lineBack: { short: 'Line back', text: 'Choose “None” under Practice → Faults.' },
        delivered: { short: 'See it arrive', text: 'Press F10, send now where needed, until the sale is done.' },
      },
      hint: 'Offline only members that this till has read before can pay, up to a limit. Never charge twice: it is written down.',
    },
    revoke: {
      name: 'Revoke',
      about: 'It was wrong: take it back.',
      steps: {
        paid: { short: 'Make a sale', text: 'Read a member and take any amount.' },
        revoked: { short: 'Revoke it', text: 'Press F8, choose the sale, choose a reason, press Enter.' },
      },
      hint: 'Unsent, unknown, last or older: it is the same button. A large amount wants a supervisor’s PIN.',
    },
    sms: {
      name: 'SMS code',
      about: 'Send a code and check it.',
      steps: {
        smsSent: { short: 'Send a code', text: 'Read a member, press “SMS code”, then “Send code”.' },
        smsVerified: {
          short: 'Type the code',
          text: 'The code is under Practice → Cards and texts. Type it and press Enter.',
        },
      },
      hint: 'One a minute, ten a day, good for an hour, after a restart too.',
    },
    dayEnd: {
      name: 'Day-end',
      about: 'Look at the figures and settle with the platform.',
      steps: {
        dayRead: { short: 'Open it', text: 'Press F6, choose the day-end, look at the sums and at what is open.' },
        daySettled: { short: 'Settle today', text: 'Press “Settle the day”; the manager types PIN 2468.' },
      },
      hint: 'A day with open work cannot be settled: go to the queue first. Where practice bills differ, the till asks once.',
    },
  },
  watch: {
    none: 'All is well.',
    networkCut: 'The bar says offline, sales go on, and one more waits in the queue.',
    slow: 'A press is answered at once, and nothing can be sent twice meanwhile.',
    lostResponse: 'The outcome says that it is being checked, not that it failed; it is found out by itself.',
    serverError: 'What the till says when the platform is broken; what was accepted is not lost.',
    htmlPage: 'The till sees that this is a sign-in page of the network and not the platform.',
    logLag: 'What is unknown waits for the platform’s log, and nobody charges again meanwhile.',
  },
};
