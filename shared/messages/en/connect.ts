// Connecting a real store: the set-up assistant, what each step of the check found and what to ask Yazuo for, and linking the store.
import type { connectTexts as chineseTexts } from '../zh-CN/connect.ts';

export const connectFailure = {
  linkBusy: 'The code is being exchanged for the token. Wait a few seconds and try again.',
  linkPort:
    'This computer cannot wait for the browser on port {{port}} ({{detail}}). Close the program that uses it, or change the redirect address, and try again.',
  linkTimedOut:
    'The browser did not come back within five minutes, so this link is void. Press “Start linking” again and allow it in the browser.',
  linkState:
    'What the browser brought back does not belong to the link that this till began, so it was not used. Close older pages and press “Start linking” again.',
  linkRefused:
    'Somebody pressed “refuse” on the page. Nothing was linked and the sign-in is as before. Press “Start linking” again and allow it when you want to.',
  linkNotAllowed:
    'The platform gave no code ({{code}}). Ask Yazuo’s technician to check this AppID’s grant types and redirect address.',
  linkCode:
    'The platform does not take the code ({{code}}), so nothing was linked. Press “Start linking” again; if it happens twice, ask Yazuo’s technician to check the AppSecret and the redirect address.',
  linkOtherStore:
    'The platform linked another store or brand ({{told}}), not this till’s, so it was not used. Press “Start linking” again and choose the right store.',
  connectBusy: 'A check is running. Wait until it ends.',
  profileNotSaved:
    'The profile {{file}} cannot be written; nothing was changed. Check the disk and the rights of the folder, then save again.',
};

export const connectTexts: typeof chineseTexts = {
  connect: {
    what: 'Fill in on the left what Yazuo’s technician gave you and press “Check”: it goes step by step. The check only asks; it moves no guest’s money. When all is well, save and restart.',
    warnToken:
      'The check signs in once with this AppID: other tills that use the same AppID get a new token by themselves.',
    fields: {
      name: { label: 'Name', hint: 'As you like to call it' },
      baseUrl: { label: 'Platform address', hint: 'Begins with https://' },
      appId: { label: 'AppID', hint: 'From Yazuo, letters and digits' },
      appSecret: { label: 'AppSecret', hint: 'From Yazuo; kept by the system only' },
      brandId: { label: 'Brand number', hint: 'brandId at Yazuo, such as 15' },
      merchantId: { label: 'Internal store id', hint: 'May be left out, such as 16456' },
      merchantNo: { label: 'Merchant number', hint: 'merchantNo, mostly 15 digits' },
      merchantName: { label: 'Store name', hint: 'May be left out' },
      terminalNo: { label: 'Terminal number', hint: 'One a till, 1 to 16 characters' },
      user: { label: 'User for the check', hint: 'A cashier of this store' },
      password: { label: 'Password', hint: 'For this check only, never kept' },
      card: { label: 'Test card', hint: 'May be left out' },
    },
    secretKnown: 'Empty: the one kept here',
    test: 'Check',
    testing: 'Checking…',
    testAsks: 'Connect to the platform with these facts and check step by step',
    save: 'Save',
    saveAsks: 'Save the connection as {{file}}',
    saved: 'Saved as {{file}}. Close the till and open it again: it then works on this store.',
    savedBack: 'Back to practice: start with YATAI_PROFILE=practice.',
    secretKept: 'The AppSecret is in this system’s secret store and not in the file.',
    secretForgotten:
      'This computer has no secret store, so the AppSecret was not kept: set YATAI_APP_SECRET at each start.',
    running: 'The profile in use',
    runningPractice: 'Practice: {{name}}',
    none: 'not given',
    take: 'Fill in from it',
    enter: 'What Yazuo gave you',
    stepsTitle: 'Steps of the check',
    mend: 'Mend what is marked on the left first, then check.',
    ask: 'Ask Yazuo for: {{ask}}',
    ms: '{{ms}} ms',
    words: 'In the platform’s words: {{words}}',
    states: {
      waiting: 'Waiting',
      trying: 'Trying…',
      behind: 'Not tried: a step before it failed',
      noCard: 'Not tried: no test card was given',
    },
    allGood: 'All is well. You may save it.',
    someSkipped:
      'Without a test card, card and log are not checked yet. You may save now; to be sure, add a card and check again.',
    notGood: 'A step failed. Send the sentence “Ask Yazuo for” to Yazuo’s technician, mend it, and check again.',
    steps: {
      reach: 'Reached (name, port)',
      tls: 'Certificate trusted (TLS)',
      token: 'Sign-in gives a token (2.1.1)',
      merchant: 'Brand and store agree (4.1)',
      cardTypes: 'Card types (4.2)',
      lookup: 'Test card found (6.13.1)',
      log: 'Transaction log (6.12.2)',
    },
    findings: {
      reach: {
        connected: 'Connected to {{address}}, port {{port}}.',
        nameUnknown: 'There is no such name as {{host}}.',
        nameFailed: 'The name {{host}} cannot be looked up: this computer’s DNS does not answer.',
        portClosed: 'Port {{port}} of {{host}} is closed.',
        timeout: 'Port {{port}} of {{host}} does not answer.',
        noRoute: 'There is no way to {{host}} from this computer.',
      },
      tls: {
        trusted: 'Signed by {{issuer}}, good for another {{days}} days.',
        trustedPrivately: 'Signed by {{issuer}}, the profile’s own authority, good for another {{days}} days.',
        notNeeded: 'The address is on this computer: no certificate is needed.',
        selfSigned: '{{host}} shows a certificate that it signed itself and that proves nothing ({{detail}}).',
        unknownIssuer: '{{host}} shows a certificate of an authority that this computer does not know ({{detail}}).',
        otherName: 'The certificate was not issued for {{host}} ({{detail}}).',
        expired: 'The certificate of {{host}} has expired ({{detail}}). Check the date of this computer too.',
        notYetValid:
          'The certificate of {{host}} is not valid yet ({{detail}}). Most likely the date of this computer is wrong.',
        notTls: 'This port of {{host}} does not speak HTTPS ({{detail}}).',
        authorityUnreadable: 'The profile’s file of the certificate authority cannot be read ({{detail}}).',
        tlsFailed: 'No secure connection to {{host}} ({{detail}}).',
      },
      token: {
        granted: 'Signed in; the token is there.',
        wrongSecret: 'The platform does not know this AppID or AppSecret.',
        wrongPassword: 'The platform says that user or password is wrong.',
      },
      merchant: {
        agrees: 'The store is {{store}}; all numbers agree.',
        otherBrand: 'The platform says brand {{told}}; you entered {{ours}}.',
        otherStore: 'This user belongs to the store with merchant number {{told}}; you entered {{ours}}.',
        storeMissing: 'None of the {{count}} stores of the brand has the merchant number {{ours}}.',
        idDiffers: 'The platform says internal id {{told}}; you entered {{ours}}.',
      },
      cardTypes: { listed: 'Card types of the platform: {{count}}.', noTypes: 'This store has no card type at all.' },
      lookup: {
        found: 'Card {{card}} found, level {{level}}.',
        cardUnknown: 'The platform has no card {{card}}.',
        otherCard: 'Asked for {{card}}, the platform gave {{count}} cards, and it is not among them.',
      },
      log: {
        proven:
          'A known serial is found ({{count}} rows in all) and one that cannot exist is not: the log can be trusted.',
        halfProven:
          'A serial that cannot exist is not found. The card has no row with a serial yet: the other half is checked after its first sale.',
        filterIgnored: 'Asked for one serial, the platform gave {{count}} other rows: it ignores the filter.',
        knownMissing: 'A serial that stands in the log is not found when it is asked for.',
        incomplete: 'The log is not whole: its rows and its total differ.',
      },
      call: {
        refused: 'The platform refused (code {{code}}).',
        noAnswer: 'The request left and no answer came.',
        captivePortal: 'It was not the platform that answered, but the sign-in page of a network.',
        serverFault: 'A fault at the platform (HTTP {{status}}).',
        badAnswer: 'The answer cannot be read: it is not as the document says.',
        tokenTaken: 'The token ended half-way: another computer took a new one with the same AppID.',
      },
    },
    asks: {
      reach: {
        nameUnknown: 'the platform’s right address. Look for a typing error first.',
        nameFailed: 'nothing yet. Let your network people look at the DNS, or try a phone’s hotspot.',
        portClosed: 'the right address and port; whether a private line or VPN is needed.',
        timeout:
          'whether your store’s public IP address must be put on a list; whether a private line or VPN is needed.',
        noRoute: 'nothing yet. Check cable, router and firewall.',
      },
      tls: {
        selfSigned:
          'a certificate of a public authority; where the platform has one of its own, that authority’s file (PEM).',
        unknownIssuer:
          'the whole chain of certificates; where the platform has its own authority, that authority’s file (PEM).',
        otherName: 'the address for which the certificate was issued.',
        expired: 'a new certificate.',
        notYetValid: 'nothing yet. Set the date and time of this computer.',
        notTls: 'the right https address and port.',
        authorityUnreadable: 'the file of the certificate authority (PEM); put it beside the profile.',
        tlsFailed: 'the TLS versions that the platform speaks; whether it wants a client certificate.',
      },
      token: {
        wrongSecret: 'the AppSecret of this AppID, and whether it is for testing or for real business.',
        wrongPassword: 'a user and password of a cashier of this store; whether the password grant (2.1.1) is enabled.',
      },
      merchant: {
        otherBrand: 'the store’s brand number (brandId).',
        otherStore: 'the store’s merchant number (merchantNo), or a cashier of this store.',
        storeMissing: 'the store’s merchant number (merchantNo), and to open the store for this AppID.',
        idDiffers: 'the store’s internal id (merchantId); you may leave it empty, the platform tells it.',
      },
      cardTypes: { noTypes: 'card types for this store, or the request fields of 4.2.' },
      lookup: {
        cardUnknown: 'the number of a test card of this brand.',
        otherCard: 'the name of the card number’s field in the answer of 6.13.1.',
      },
      log: {
        filterIgnored:
          'the field of 6.12.2 that filters by serial, and that it works. Without it a lost answer cannot be settled.',
        knownMissing: 'the name of the serial’s field in 6.12.2; how far back the log goes.',
        incomplete: 'the paging fields of 6.12.2 and what its total means.',
      },
      call: {
        refused: 'what this code means and how to pass it; and the whole list of codes.',
        noAnswer: 'the interface’s right path; whether calls are limited. Check once more first.',
        captivePortal: 'nothing yet. Finish the network’s sign-in in a browser.',
        serverFault: 'whether the platform works now; the interface’s right path.',
        badAnswer: 'the interface’s right path and a real sample of its answer.',
        tokenTaken: 'an AppID of its own for each store, best for each till.',
      },
    },
    command: {
      password: 'Password of {{user}}: ',
      noSecret:
        'Give the AppSecret as the environment variable YATAI_APP_SECRET. It belongs neither in the command nor in the file.',
      noUser: 'Give a cashier of this store with --user.',
      notReal: 'This is a practice profile: there is no platform to connect to.',
    },
  },
  link: {
    what: 'Linking tells Yazuo that this till’s application may act for this store. The button opens the browser, where the store’s owner allows it on Yazuo’s own page.',
    where: 'Passwords and permission stay on Yazuo’s page; this till receives a code that works once.',
    start: 'Start linking',
    again: 'Start again',
    cancel: 'Stop waiting',
    asks: 'Link this store to this application in the browser',
    waiting: 'The browser is open. Allow it on Yazuo’s page; minutes left: {{minutes}}.',
    waitingByHand: 'Open this address in the browser of this computer and allow it; minutes left: {{minutes}}.',
    copy: 'Copy the address',
    copied: 'Copied',
    exchanging: 'The code has come and is being exchanged for the token…',
    linked: 'Linked: {{store}}',
    linkedAt: 'Linked on {{at}}; the token is renewed by itself.',
    never: 'This till was never linked to a store.',
    numbers: 'Brand {{brand}} · merchant number {{merchant}}',
    registerTitle: 'To be registered beforehand by Yazuo’s technician',
    register:
      'Redirects to {{address}}, any port and any path below it. Where the platform takes one fixed address only, write it into the profile as linkRedirect.',
    registerFixed: 'The redirect address {{address}} (linkRedirect of the profile).',
    pageTitle: 'Received',
    pageText: 'Go back to the till to see the result. You may close this page.',
  },
};
