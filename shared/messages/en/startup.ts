// What stands in the way at the start, and what a profile check finds.
export const origin = {
  rolledBack:
    'An older copy of the data was put back. What was not sent yet is asked for at the platform first, so nothing is charged twice. Newer sales may be missing here: compare the receipts with the back office.',
  copied:
    'The data were copied from another till. What was not sent yet is asked for at the platform first, so nothing is charged twice. Do not go on with the same data on the other one.',
};

export const startup = {
  title: 'The till did not open',
  kept: 'Nothing was deleted. Put this right, then open the till again.',
  findings: 'To be put right',
  line: 'line {{value}}',
};

export const finding = {
  problem: {
    notJson: 'From here on this is not JSON ({{detail}}). Mend it and check again; what follows was not read yet.',
    unreadable: 'The file cannot be read. Check its name and its rights.',
    secretHere:
      'A secret must not stand in the profile. Delete it here (and change it, if the file was passed on) and give it to the till as the environment variable YATAI_APP_SECRET (those of UniPOS in YATAI_SECRETS).',
    secretMissing:
      'This machine does not know this secret. Start the till once with the environment variable YATAI_APP_SECRET (those of UniPOS in YATAI_SECRETS).',
    unknownName: 'There is no such name. Delete it or mend its spelling.',
    unknownInterface: 'There is no such interface. One of: {{detail}}.',
    twice: 'Given twice. Delete one of the two.',
    missing: 'Missing.',
    wrong: 'Not right.',
  },
  expected: {
    profile: 'The whole file is one JSON object: { … }.',
    name: 'Write a name for this profile, 1 to 60 characters.',
    backend:
      'Write "practice" for training, "yazuo" for a store of Yazuo or "unipos-member" for another member service.',
    baseUrl:
      'Write the platform’s address as it was given to you, beginning with https:// (http:// only to this machine), such as "https://api.example.com".',
    appId: 'Write the AppID that the platform gave to this application.',
    brandId: 'Write the brand’s number in quotes, such as "15".',
    merchantId: 'Write the merchant’s id in quotes, such as "16456".',
    merchantNo: 'Write the store’s merchant number in quotes, such as "666660000277610".',
    merchantName: 'Write the store’s name.',
    terminalNo: 'Write a number for this till: 1 to 16 letters or digits, different on every till of the store.',
    certificateAuthority:
      'Write the path of the certificate authority’s file (PEM), such as "authority.pem" beside the profile.',
    linkRedirect:
      'Write the redirect address on this computer that Yazuo registered, such as "http://127.0.0.1:47811/yatai/link".',
    paths: 'Write each as "interface": "/path", the path beginning with a slash.',
    codes: 'Write a list of codes, such as [20001, "20002"].',
    codeMeanings: 'Write each as "meaning": [codes], such as {"memberNotFound": [20001]}.',
    transCodes:
      'Write all three lists, no code on two of them: {"recharge": ["1001"], "consumption": ["2001"], "revocation": ["4001"]}.',
    scanFormats:
      'Write each as {"kind": "dynamicCode", "startsWith": "28", "shortest": 18, "longest": 18}; the kinds are card, dynamicCode and couponCode.',
    paymentMethods: 'Write at least one, such as {"id": "1", "name": "Cash", "englishName": "Cash"}.',
    limits: 'Amounts are whole fen (20000 is 200.00 yuan), times are milliseconds, counts are whole numbers.',
    language: 'Write "zh-CN" or "en".',
    unipos:
      'Write {"serviceUri": "https://…", "appId": "…", "shopNo": "1001"}; "format" (json or xml), "cardPayModes" (the payment numbers of the member card) and "refreshSeconds" (5 to 3600) may be added.',
    memberService:
      'Write {"serviceUri": "https://…", "credentials": [{"in": "header", "name": "X-Key"}]}; "in" is header or query; "sameFromNo" is "unproven" or "samePayment".',
    gateway:
      'Write {"credentials": [{"in": "header", "name": "X-Key"}]}; "host" (this computer’s address in the shop), "port" (1024 to 65535), "path", "inDoubt" and "offline" (accept or fault) and "answerWithin" (500 to 30000 ms) may be added.',
    updates:
      'Write {"url": "https://…", "publicKey": "…"}: the address of the update server, and the public key of the releases (Ed25519, base64, 44 characters).',
  },
};
