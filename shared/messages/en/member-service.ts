// Another vendor's member service (UniPOS's standard): what the screens say where there is no log and no call that undoes.
import type { memberService as chinese } from '../zh-CN/member-service.ts';

export const memberService = {
  signIn: {
    user: 'Name',
    password: 'PIN',
    known: 'People of this till',
    hint: 'Sign in with your name and PIN on this till. Until somebody has a PIN anything lets you in: then add a manager in the settings first.',
  },
  counter: {
    scanPlaceholder: 'Card / member code / receipt voucher',
    emptyText:
      'The scanner works on every screen without touching the field first. Or type a card number and press Enter.',
  },
  plan: {
    credit:
      'The member service has no call that revokes, so nothing is given back by itself. This notes the revocation; a supervisor then credits {{store}} to the guest in the member service and confirms it in the queue under “Decide”.',
    creditLater:
      'The outcome of this is not known yet. If nothing was charged both simply end; if it was charged, a supervisor credits the guest in the member service and confirms it in the queue under “Decide”.',
    voucher:
      'The member service has no call that revokes, so nothing is given back by itself. This notes the revocation; a supervisor then credits {{voucher}} in the member service and confirms it in the queue under “Decide”.',
  },
  credit: {
    title: 'Revocation noted; no money is back yet',
    text: 'A supervisor credits {{amount}} to the guest in the member service, then enters the reference of that credit in the queue under “Decide”. Credit it once only.',
  },
  decide: {
    title: 'Was the guest credited?',
    notAsked: 'Nobody is asked again: it is recorded so.',
    notApplied:
      'Recorded as not charged. If the guest has not paid, collect it now. Should it land later, the till does not learn of it: credit the guest in the member service.',
  },
  asked: {
    at: 'Asked for the balance at {{time}}',
    applied: 'The balance fell by exactly this amount: it was charged. The till settles it on this proof by itself.',
    absent: 'The balance is as before. One look is no proof: the request may still be on its way.',
  },
} satisfies typeof chinese;
