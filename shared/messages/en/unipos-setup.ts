// UniPOS in the settings: how it is connected, the check step by step with what to ask UniPOS for, and this till as a member service.
import type { uniposSetup as chinese, uniposSetupFailure as chineseFailure } from '../zh-CN/unipos-setup.ts';

export const uniposSetupFailure: typeof chineseFailure = {
  uniposNeedsStore:
    'This till has no profile of a store yet. Connect the store first (Settings → Connect), then save UniPOS.',
};

export const uniposSetup: typeof chinese = {
  modesLabel: 'What is shown',
  modes: { service: 'Connection', gateway: 'Gateway' },
  enter: 'What UniPOS gave you',
  what: 'Make and start an application in UniPOS (System → Open applications), fill in its details on the left, and press “Check”. The check only reads; it sends no order.',
  zone: 'Bills, orders and reservations are read for this shop number. Shop, goods and payment numbers must agree on both sides.',
  notConnected: 'This till is not connected to UniPOS now.',
  running: 'The connection now',
  runningPractice: 'The connection now (practice)',
  lastReading: 'Bills read last',
  neverRead: 'never',
  everyMode: 'none given: the whole bill',
  fields: {
    serviceUri: { label: 'Service address', hint: 'ServiceUri, begins with https://' },
    appId: { label: 'Application id', hint: 'appid of the application' },
    secret: { label: 'Application secret', hint: 'appsecret; kept by the system only' },
    shopNo: { label: 'Shop number', hint: 'Its number there, such as 1001' },
    format: { label: 'Format', hint: 'JSON or XML; both say the same' },
    cardPayModes: { label: 'Card pay numbers', hint: 'With commas; empty: the whole bill' },
  },
  secretKnown: 'Empty: the one kept here',
  formats: { json: 'JSON', xml: 'XML' },
  test: 'Check',
  testing: 'Checking…',
  testAsks: 'Connect to UniPOS with these facts and check step by step',
  save: 'Save',
  saveAsks: 'Save the connection to UniPOS in {{file}}',
  saved: 'Saved in {{file}}. Close the till and open it again: it then works with UniPOS.',
  secretKept: 'The application secret is in this system’s secret store and not in the file.',
  secretForgotten:
    'This computer has no secret store, so the secret was not kept: give “unipos” in YATAI_SECRETS at each start.',
  needsStore: 'You may check, but not save yet: connect the store under “Connect” first.',
  take: 'Fill in from it',
  mend: 'Mend what is marked on the left first, then check.',
  ask: 'Ask UniPOS for: {{ask}}',
  words: 'In UniPOS’s words: {{words}}',
  allGood: 'All is well. You may save it.',
  notGood: 'A step failed. Send the sentence “Ask UniPOS for” to UniPOS’s technician, mend it, and check again.',
  stepsTitle: 'Steps of the check',
  notTried: 'Not tried: a step before it failed',
  steps: {
    reach: 'Reached (name, port)',
    tls: 'Certificate trusted (TLS)',
    token: 'A token is given',
    bills: 'Today’s bills',
    orders: 'Today’s orders',
    reservations: 'Today’s reservations',
  },
  findings: {
    token: { granted: 'Application id and secret are right; the token is there.' },
    bills: {
      listed: '{{shop}}: {{count}} read.',
      noneYet: 'Shop {{shop}} has no bill today. Check once more when there is one, to be sure of the shop number.',
      otherShop: 'Asked for shop {{ours}}; bills of shop {{told}} came.',
    },
    orders: { listed: '{{count}} read.' },
    reservations: { listed: '{{count}} read.' },
    call: {
      secretWrong: 'UniPOS does not know this application id or secret (0001).',
      noRight: 'This application has no right to it (0002).',
      refused: 'UniPOS refused (code {{code}}).',
      noAnswer: 'No answer came to the request.',
      captivePortal: 'It was not UniPOS that answered, but a web page.',
      serverFault: 'UniPOS has a fault (1000 or HTTP 5xx).',
      badAnswer: 'The answer cannot be read: it is not in the document’s form.',
    },
  },
  asks: {
    bills: { otherShop: 'this shop’s number (shopNo), and whether the parameter shopNo is obeyed.' },
    call: {
      secretWrong: 'the application’s id and secret; whether it has been started.',
      noRight: 'the application’s right to read bills, orders and reservations.',
      refused: 'what this code means; whether the shop number is right.',
      noAnswer: 'the right service address (ServiceUri); whether calls are limited.',
      captivePortal:
        'the right service address; if it is a page of the network, sign in to the network in a browser first.',
      serverFault: 'whether the service works now; the right service address.',
      badAnswer: 'a real answer as a sample; the right service address.',
    },
  },
  gateway: {
    title: 'Gateway for terminals',
    what: 'UniPOS terminals use this till as their member service. A payment there is in this till’s journal before it is answered.',
    absent:
      'It is not switched on. A technician writes the section gateway into the profile (see the manual) and gives its secrets in YATAI_SECRETS.',
    state: {
      absent: 'Off',
      starting: 'Opening',
      listening: 'Waiting for terminals',
      failed: 'Not open',
      ended: 'Not open',
    },
    problem: {
      portTaken:
        'Another program uses the port. Close it, or choose another port in the profile, and open the till again.',
      elsewhere: 'The profile’s host is no address of this computer. Write its address in the shop’s network.',
      notAllowed: 'The system does not allow this port. Choose one above 1024.',
      other: 'Because: {{detail}}. Tell this to a technician.',
    },
    tell: 'What a terminal must be told',
    address: 'Service address (ServiceUri)',
    credential: { header: 'HTTP header', query: 'Parameter' },
    values: 'Only the names stand here; a technician gives their values.',
    local:
      'Only this computer reaches this address. For terminals elsewhere the profile needs host: this computer’s address in the shop’s network.',
    counts: 'Today (since this start)',
    last: 'Last request',
    never: 'none yet',
    today: {
      members: 'Member lookups',
      payments: 'Payments',
      repeats: 'Repeated payments',
      refused: 'Refused',
      inDoubt: 'Not known yet',
      strangers: 'Wrong credentials',
    },
  },
  memberService: {
    title: 'Member service',
    what: 'This till works with a member service of its own vendor, not with Yazuo.',
    none: 'Members are Yazuo’s; no other member service is used.',
    sameFromNo: 'The same FromNo again',
    same: {
      unproven: 'Not known to be safe: an unknown payment is never sent again by itself',
      samePayment: 'Confirmed by the vendor: it is the same payment',
    },
  },
};
