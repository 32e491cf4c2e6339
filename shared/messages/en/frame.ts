// What every screen has: status bar, buttons, pad.
export const app = {
  name: 'Yatai',
  tagline: 'Member till for restaurants',
  screenBroken: 'The screen has a problem. The journal is not touched: accepted work goes on in the background.',
  reload: 'Reload the screen',
};

export const action = {
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  confirm: 'Confirm',
};

export const status = {
  label: 'Status bar',
  terminal: 'Terminal {{value}}',
  notSignedIn: 'Not signed in',
  practice: 'Practice',
  practiceMark: 'PRACTICE · not a real sale',
  waiting: '{{value}} waiting',
  refused: '{{value}} refused',
  ghosts: 'Late charges: {{value}}',
  waitingNone: 'None waiting',
  manual: 'Need a person: {{value}}',
  risk: 'At risk {{value}}',
  riskLabel: 'Money at risk: stored value held by work that is not settled',
  language: '中文',
  languageLabel: 'Switch to Chinese',
  lock: 'Lock',
  connection: {
    online: 'Online',
    offline: 'Offline',
    captivePortal: 'Sign in to the network',
    signInNeeded: 'Sign in again',
    contention: 'Account in use',
  },
  connectionHelp: {
    online: 'Connected to the platform',
    offline: 'The platform is out of reach: stored-value sales and revocations go on, and are sent when it is back',
    captivePortal: 'This network wants a web sign-in; open a browser',
    signInNeeded: 'The platform wants a new sign-in; lock the till and unlock it with your password',
    contention: 'Another till uses the same account',
  },
};

export const actions = {
  label: 'What to do',
  consume: 'Sale',
  recharge: 'Recharge',
  coupons: 'Coupons, points',
  again: 'Read again',
  sms: 'SMS code',
  revoke: 'Revoke',
  search: 'Find member',
  queue: 'Queue',
  bills: 'Pay a bill',
  more: 'More',
};

export const pad = {
  label: 'Number pad',
  dot: 'Decimal point',
  clear: 'Clear',
  erase: 'Erase',
  editing: 'Typing: {{what}}',
};
