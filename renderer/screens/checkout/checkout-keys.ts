// What each key does to the sale, at each of its stages.
import { isPadKey } from '../../components/pad-text.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import type { Checkout } from './checkout-model.ts';
import { methodOfKey } from './method-key.ts';
import type { Proof } from './use-verification.ts';

type KeyParts = {
  readonly checkout: Omit<Checkout, 'onKey'>;
  readonly methods: readonly { readonly id: string }[] | undefined;
  /** Whether the key belongs to what is on screen now. */
  readonly fresh: (timeMs: number) => boolean;
};

/** The numeric block's minus; the one beside the digits does the same. */
export const holdKeys: readonly string[] = ['Num-', '-'];

/** The numeric block's signs, and the same beside the letters. */
const proofKeys: Readonly<Record<string, Proof>> = { 'Num*': 'security', '*': 'security', 'Num/': 'sms', '/': 'sms' };

/** True where the key was used. */
export function pressCheckoutKey(key: AppKey, { checkout, methods, fresh }: KeyParts): boolean {
  const { stage, target, targetText } = checkout;
  const choosing = stage.kind === 'combine' && target === null;
  if (key.name === 'Escape') {
    checkout.back();
    return true;
  }
  if (key.name === 'Enter') {
    if (stage.kind === 'amount') {
      checkout.consult();
    } else if (target !== null && targetText !== '') {
      checkout.aim(null);
    } else if (fresh(key.timeMs)) {
      checkout.confirm();
    }
    return true;
  }
  if (holdKeys.includes(key.name)) {
    checkout.askHold();
    return true;
  }
  const proof = proofKeys[key.name];
  if (proof !== undefined) {
    checkout.verification.ask(proof);
    return true;
  }
  if (key.name === 'F4' && stage.kind === 'combine') {
    checkout.aim({ name: 'points' });
    return true;
  }
  if (key.name === '0' && choosing) {
    checkout.recommend();
    return true;
  }
  const method = choosing ? methodOfKey(key.name, methods) : null;
  if (method !== null) {
    checkout.pickMethod(method);
    return true;
  }
  if (isPadKey(key.name, 'amount')) {
    checkout.padKey(key.name);
    return true;
  }
  return false;
}
