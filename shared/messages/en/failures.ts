// What went wrong, with the next step.
export const ownFailure = {
  badArguments:
    'The screen and the till did not understand each other; nothing was submitted. Try once more; if it happens again, restart the till and call your technician.',
  notSignedIn: 'Nobody is signed in. Sign in first.',
  locked: 'The till is locked. Enter your password to unlock it.',
  wrongPassword: 'The user name or password is wrong. Check it and type it again.',
  lockedOut: 'Too many wrong passwords: locked for a while. Try again later, or ask a supervisor.',
  offlineSignInUnknown:
    'The platform is out of reach and this user never signed in on this till. Sign in once online, or let a colleague who did sign in here.',
  offlineSignInExpired: 'The offline sign-in has expired. Connect to the network and sign in again.',
  serverUnreachable:
    'The member platform is out of reach. Check cable and router; accepted work goes on by itself when it is back.',
  serverFault: 'The member platform has a fault. Try again later; accepted work is not lost.',
  captivePortal: 'This network wants you to sign in on a web page. Do so in a browser, then come back to the till.',
  badAnswer:
    'The platform’s answer cannot be read (a web page, or cut off). Try again later; accepted work is checked by itself.',
  answerTooLarge:
    'The platform’s answer is larger than a till takes (1 MB), so nothing of it was used. Search by card number instead of mobile number; if it happens again, tell the platform’s people.',
  refusedByServer: 'The platform refused this. Follow what it says.',
  tokenContention:
    'Another till signs in with the same account, and they throw each other out. Give every till its own account.',
  memberNotFound: 'No such member. Check the card or mobile number and try again.',
  offlineMemberUnknown:
    'The till is offline and has not seen this member before. Try again online, or take another payment.',
  codeNotRecognised:
    'This code is not known. Scan a member card, mobile number, dynamic code, coupon or receipt voucher.',
  dynamicCodeOffline:
    'A dynamic code can be checked online only. Use the card or mobile number, or wait for the network.',
  memberBarred: 'The platform has barred this member, and every card of theirs with them. Call customer service.',
  cardFrozen: 'This card is frozen. Use another card or call customer service.',
  cardExpired: 'This card has expired. Use another card or have it extended.',
  amountEmpty: 'Enter an amount.',
  amountMalformed: 'This is not an amount. Use digits and one decimal point only, such as 88.50.',
  amountZero: 'The amount must be more than 0.',
  amountNegative: 'The amount cannot be negative; to give money back, use Revoke.',
  amountDecimals: 'An amount has at most two decimals.',
  amountTooLarge: 'The amount is above the limit. Check it and type it again.',
  paymentsDoNotAddUp: 'The payments do not add up to the bill. Adjust them, then confirm.',
  balanceTooSmall: 'The stored value is not enough. Pay less with it, or add another payment.',
  pointsNotAllowed: 'Points cannot be used like this. Keep to the limit on screen.',
  couponNotUsable: 'A chosen coupon cannot be used now. Take it out and try again.',
  tradePasswordNeeded: 'This card needs its trade password. Ask the guest to enter it.',
  tradePasswordWrong: 'The trade password is wrong. Ask the guest to enter it again.',
  offlineAboveSale: 'Above the offline limit for one sale. Pay less with stored value, or wait for the network.',
  offlineAboveCard: 'Above the offline limit for this card. Pay less with stored value, or wait for the network.',
  offlineAboveTill: 'Above the offline limit for this till. Restore the network first.',
  offlineBalanceTooOld:
    'This card’s balance was not checked for too long to charge it offline. Wait for the network, or take another payment.',
  offlineCardBusy: 'This card has work that is not settled. Wait until it is checked.',
  offlineTooLong: 'Offline for too long: no more offline sales. Restore the network first.',
  onlineOnly: 'This can be done online only. Wait for the network.',
  paperWrongKind: 'This receipt is not of a kind that can be handled here. Check the voucher number.',
  smsTooSoon: 'A code was sent just now. Wait for the countdown.',
  smsQuota: 'No more codes for this number today. Try tomorrow, or check the guest in another way.',
  smsWrongCode: 'The code is wrong. Check it and type it again.',
  mobileMalformed: 'This is not a mobile number: it has 11 digits.',
  operationNotFound: 'No such operation. Check the voucher number.',
  nothingToRevoke: 'Nothing was charged, so there is nothing to revoke.',
  serviceNotRevocable:
    'The platform has no way to revoke this. Undo it by hand in the platform’s back office, or ask the platform.',
  alreadyRevoked: 'This was revoked already. Do not revoke it again.',
  revocationOpen: 'A revocation of this is under way. Wait for its outcome.',
  intentUsed:
    'This submission was already accepted before, with other contents. Look at that one on the queue screen first, then start again.',
  revocationAboveLimit: 'A revocation of this size needs a supervisor’s PIN.',
  revocationAmountUnknown:
    'Without the platform nobody can tell how much this receipt is worth, so a supervisor has to allow it with a PIN.',
  reasonMissing: 'Choose or write a reason.',
  probeRunning: 'The contract probe is running. Wait until it has ended, then try again.',
  probeCardPassword: 'This card asks for a trade password. Take a test card without one.',
  probeCardPoor: 'The test card needs at least 0.10 of stored value. Recharge it, or take another one.',
  probeSameCard: 'The two test cards are the same. Leave the second one out, or take another.',
  profileInvalid:
    'The connection profile has errors, so the till did not start. Correct each place listed below and open it again.',
  storeNewer:
    'The till’s data was written by a newer version, and this older one cannot open it. Install the newer version before you sell.',
  salvagedUnproven:
    'The till’s file was damaged and salvaged. What the platform must prove before the next sale: {{count}}. Stay online and wait.',
  storeDamaged:
    'The till’s data file is damaged. It was set aside as it is, and nothing was deleted. Do not reinstall; call your technician now.',
  storeOfAnother:
    'Not settled yet, and of another store ({{known}}): {{count}}. Open this till with the former profile and settle them first.',
  startFailed:
    'The till could not be opened ({{detail}}). Nothing was lost and nothing was sent. Start it again; if it still does not open, call your technician and keep the log.',
  storeInUse: 'The till is running already. Switch to its window; if you cannot find it, restart this computer.',
  operationsOpen:
    'Some operations are not settled, so you cannot sign out. Lock the till; a colleague may sign in from the lock screen.',
  approvalNeeded: 'A supervisor has to approve this. Ask one to type a PIN now.',
  secondPersonNeeded: 'Above {{limit}} a second person has to confirm with their own PIN.',
  samePerson: 'The second person must be somebody else. Ask another person for a PIN.',
  pinWrong: 'The PIN is not right. Tries left before this person is locked out: {{left}}.',
  pinLockedOut: 'Too many wrong PINs. Try again in {{minutes}} min, or ask another supervisor.',
  pinMissing: 'This person has no PIN yet. A manager sets one under Settings → People.',
  personUnknown: 'This till does not know that person. Choose again.',
  rightMissing: 'This person may not approve it. Ask a supervisor or a manager for a PIN.',
  personNameMissing: 'Type the name of this person.',
  personNameTaken: 'Somebody else has this name already. Add a letter or a number that tells them apart.',
  firstManager: 'The first person of a till is a manager with a PIN: only a manager can make the others.',
  lastManager: 'This is the only manager left. Make another manager with a PIN first.',
  notRefused: 'This is not a refused offline sale, so nothing is owed. Look at where it stands now.',
  journalTooLong:
    'The journal is long: checking it here would hold the till up. After closing, end the application and run npm run journal -- verify.',
  checkBusy: 'The till is talking to the platform. Try again in a few seconds.',
  alreadySettled: 'This was settled already, and that is done only once. Look under “Settled”.',
  notManual: 'This operation needs no decision any more. Look at where it stands now.',
  decisionNeedsPlatform:
    'The platform does not answer, so nothing can be decided now. Try again when it is back; the operation stays here.',
  decisionContradicted:
    'The platform’s log has this serial with other contents, so it cannot be recorded as not charged. Compare the evidence, and ask the platform if need be.',
  voucherMissing:
    'Type the voucher that the platform’s back office shows; without it the operation can never be revoked.',
  voucherOfAnother: 'This voucher belongs to another operation of this till. Look it up in the back office again.',
  handedOver:
    'The open work of this till was handed over to another one, so it may not take money any more. A technician can take it back under Settings → Hand-over.',
  workOpen:
    'Not settled yet: {{count}} ({{amount}} yuan). Settle them first, or hand them over to another till under Settings → Hand-over.',
  notHandedOver: 'This till has handed nothing over, so there is nothing to take back.',
  installCodeWrong:
    'This code is not right. Compare it with the 14 letters that the new till shows under Settings → Hand-over, and scan or type it again.',
  installCodeOwn: 'This is this till’s own code. Type the code of the till that takes over.',
  passphraseShort:
    'A passphrase needs {{least}} characters or more. Choose a longer one, and note it for the person who takes over.',
  nothingToHandOver: 'This till has no open work, so nothing needs to be handed over. It can be replaced as it is.',
  handOverUnfinished:
    'The hand-over is recorded and this till takes no more money, but the file was not finished ({{detail}}). Nothing is lost: choose another place and write the file again.',
  handOverFile:
    'The file cannot be read or written ({{detail}}). Nothing was changed. Check the USB stick or choose another place.',
  handOverDamaged:
    'This is no hand-over file, or it is damaged. Nothing was taken over. Copy it from the old till again, or write it there again.',
  handOverNewer:
    'This file was written by a newer version of the till (format {{found}}, this one knows {{known}}). Update this till first.',
  handOverPassphrase:
    'It does not open: the passphrase is wrong, or somebody changed the file (without the passphrase nobody can tell which). Nothing was taken over. Check the passphrase and try again.',
  handOverForAnother:
    'This file was written for another till ({{code}}). Take it over there, or write it for this till on the old one.',
  handOverOtherStore:
    'This file belongs to another platform or store ({{theirs}}); this till is {{ours}}. Nothing was taken over.',
  handOverTaken: 'This hand-over was taken over here before. Each is taken once only; nothing more needs to be done.',
  reportSpan:
    'These days cannot be shown. Type two days, the first not after the second, a year at the most, none to come.',
  otherStoreUser:
    'This user belongs to another store (merchant number {{told}}), not to this till’s ({{ours}}). Nobody was signed in. Use a user of this store.',
  dayNotBegun: 'This day has not begun, so it cannot be settled. Choose today or a day before.',
  platformUnknown:
    'It is not known which platform this journal belongs to. Name its connection profile with --profile.',
  diskRefused:
    'The disk refuses to be written. This was not accepted and nothing was charged. Check the disk and try again.',
  notOffered: 'This member platform does not offer that. Please do it in the platform’s own back office.',
  memberServiceCredentials:
    'The member service does not take the credentials of this till. Have a technician check them in the connection settings.',
  uniposAbsent:
    'This till is not connected to UniPOS. Ask the technician to fill in the UniPOS service in the connection profile.',
  uniposSecretWrong:
    'UniPOS does not accept this application and its secret. Compare them under “Open applications” in the UniPOS back office and let the technician enter them again.',
  uniposNoRight:
    'UniPOS does not allow this application to do that. Allow it under “Open applications” in the UniPOS back office.',
  billNotFound: 'Bill {{billNo}} was not found. Read the bills again and try once more.',
  billPaid: 'Bill {{billNo}} was paid by card already (serial {{serial}}). Nothing was charged again.',
  billBusy: 'Bill {{billNo}} is being paid (serial {{serial}}). Wait for its outcome and do not charge it again.',
  billNotWholeFen:
    'Bill {{billNo}} is {{amount}}, which is not a whole number of fen, so no card can pay it. Round it off in UniPOS and read the bills again.',
  billPaidElsewhere:
    'The platform shows that bill {{billNo}} was paid at another till (voucher {{voucher}}). Nothing was charged again.',
  billNothingDue:
    'Bill {{billNo}} was paid in other ways: nothing is left for a card. Read the bills again and compare.',
  numberTaken: 'The number {{number}} is used already. Take another, or open the first one and change it.',
  logNotWhole:
    'The platform’s log could not be read whole, so nothing was compared with it. Please try again in a while.',
  exportFailed:
    'The file was not written ({{detail}}). Choose another place, or close the program that has it open, and try again.',
  diskFull: 'The disk is full. This was not accepted and nothing was charged. Free some space and try again.',
};
