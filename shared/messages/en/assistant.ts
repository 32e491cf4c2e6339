// The set-up assistant, and the offline limits in plain words.
export const assistant = {
  title: 'Set-up',
  steps: {
    language: 'Language',
    place: 'Purpose',
    profile: 'Connect',
    people: 'People',
    devices: 'Devices',
    limits: 'Limits',
    summary: 'Done',
  },
  state: { done: 'Done', todo: 'To do' },
  next: 'Next',
  previous: 'Previous',
  later: 'Later',
  signInFirst: 'People and devices come next. Please sign in first.',
  language: {
    hello: 'Welcome to Yatai',
    text: 'Choose the till’s language. You can change it at any time.',
    zh: '中文',
    en: 'English',
  },
  place: {
    text: 'What is this till for, to begin with?',
    practice: 'Practise first',
    practiceAbout:
      'A practice store with members, cards and coupons. No real money moves. You can connect a store later.',
    store: 'Connect a real store',
    storeAbout:
      'You need AppID, AppSecret, the store’s numbers and a cashier’s login from the platform. About five minutes.',
  },
  profile: {
    practice: 'The practice store needs no connection. For a real store, go one step back and choose it.',
    import: 'Import a file',
    importAsks: 'Import a connection profile',
    imported: '{{file}} was read. Enter the AppSecret and a cashier’s login, test, then save.',
    importBad: '{{file}} needs mending:',
    importOther:
      '{{file}} is no profile of a Yazuo store. Start the till with it once (YATAI_PROFILE, see the manual).',
    dialogOpen: 'Choose a connection profile',
    dialogType: 'Connection profile',
    saved: 'The store is saved. After a new start the till works for it, and the set-up goes on.',
    running: 'The till works for “{{name}}”.',
    restart: 'Start again',
    restartAsks: 'Start the till again',
    restarting: 'Starting again…',
    restartByHand: 'Please close the till and open it again.',
    notKept:
      'This computer has no safe place for secrets: the AppSecret is kept until it is switched off. Give YATAI_APP_SECRET at each start, see the manual.',
  },
  people: {
    text: 'Add a manager with a PIN first, then supervisors and technicians. They approve limits, revocations and settings.',
    ready: 'There is a manager. People in all: {{count}}.',
  },
  devices: {
    text: 'Plug in the devices and try each one. What you do not have can be skipped; it is all in the settings too.',
  },
  summary: {
    ready: 'All set. You can open the store.',
    readyPractice: 'All set. You can start to practise.',
    missing: 'Steps that are not done: {{count}}. Do them now, or later.',
    try: 'Try a sale',
    tryPractice: 'Try a sale in the practice store: scan a card, type an amount, Enter twice.',
    tryStore:
      'Try a sale first? The till starts again in the practice store; no real money moves. You come back from here.',
    tryRestart: 'Try one in practice',
    backToStore: 'Back to the store',
    finish: 'Finish',
    details: {
      language: 'English',
      practice: 'Practice store',
      store: 'Real store',
      profileMissing: 'No store is connected yet',
      profileRestart: 'Saved; works after a new start',
      profileGood: 'Connected',
      managerMissing: 'No manager with a PIN yet: nobody can approve limits and revocations',
      peopleGood: 'People: {{count}}, with a manager',
      devicesMissing: 'Not looked at yet',
      devicesGood: 'Looked at',
      limitsMissing: 'Not looked at yet',
      limitsGood: 'Looked at',
      backupMissing: 'One more thing worth doing: choose a stick for backups (Settings → Backups).',
    },
  },
};

export const limits = {
  title: 'Offline limits',
  intro:
    'Without the network the till sells on, but so that nobody takes money that is not there, within these limits. If in doubt, leave them.',
  fields: {
    perSale: {
      label: 'One sale, stored value',
      example: 'Up to ¥{{value}} of stored value is taken offline; above that a supervisor approves.',
    },
    perCard: {
      label: 'One card, all sales',
      example: 'One card pays at most ¥{{value}} offline, then the network or a supervisor is needed.',
    },
    openPerCard: { label: 'One card, how many', example: 'Unsettled sales that a card may have offline: {{value}}.' },
    perTill: { label: 'This till, all sales', example: 'This till takes at most ¥{{value}} of stored value offline.' },
    offlineTime: {
      label: 'Longest offline (hours)',
      example: 'After {{value}} h offline, stored value needs the network or a supervisor.',
    },
    balanceAge: {
      label: 'Balance is good for (hours)',
      example: 'A card pays offline if its balance was seen within {{value}} h.',
    },
    revocationAlone: {
      label: 'Cashier may revoke',
      example: 'A cashier revokes up to ¥{{value}} alone; above that a supervisor’s PIN is needed.',
    },
    decisionAlone: {
      label: 'One person may decide',
      example: 'One person decides doubtful ones up to ¥{{value}}; above that it takes two.',
    },
  },
  practice:
    'The practice store works with the defaults: you can look. They can be changed once a real store is connected.',
  save: 'Save',
  saveAsks: 'Change the offline limits',
  saved: 'Saved; in force from the next start.',
  waiting: 'The new values that were saved are in force from the next start.',
  wrong: 'Type a number.',
  defaults: 'Back to the defaults',
};
