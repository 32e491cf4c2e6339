// What the counter asks before it charges: pre-consult (6.13.3 with 4.3.4), recharge pre-check (6.2), SMS codes (6.9), trade password (5.6.2).
import { success } from '../../../shared/result.ts';
import type { WirePointLimitRules } from '../../protocol/yazuo/objects.ts';
import type { Clock, Random } from '../../queue/ports.ts';
import type { Read } from '../backend-failure.ts';
import type { Consultation, ConsultRequest, RechargeCheck, RechargeCheckRequest } from '../member-backend.ts';
import { preconsultRequest, readConsultation } from './map-consult.ts';
import { rechargeRequest } from './map-money.ts';
import { readWrongPassword } from './map-password.ts';
import type { ReadCall } from './read.ts';
import type { StoreIdentity, StoreKnowledge } from './store-identity.ts';

export type CounterReadParts = {
  readonly read: ReadCall;
  readonly store: StoreKnowledge;
  readonly clock: Clock;
  readonly random: Random;
};

export type CounterReads = {
  consult(store: StoreIdentity, request: ConsultRequest): Read<Consultation>;
  checkRecharge(store: StoreIdentity, request: RechargeCheckRequest): Read<RechargeCheck>;
  verifyTradePassword(store: StoreIdentity, cardNo: string, password: string): Read<true>;
  sendSmsCode(store: StoreIdentity, mobile: string): Read<null>;
  verifySmsCode(store: StoreIdentity, mobile: string, code: string): Read<boolean>;
};

/** Head office changes the caps now and then; the platform checks them again at the checkout. Ms. */
const pointRulesLive = 300_000;

/** What the counter asks before money moves: 6.13.3, 4.3.4, 6.2, 5.6.2, 6.9. Point rules are kept for five minutes. */
export function createCounterReads({ read, store: knowledge, clock, random }: CounterReadParts): CounterReads {
  let rules: { readonly value: WirePointLimitRules; readonly until: number } | null = null;

  /** 4.3.4 */
  async function pointRules(store: StoreIdentity): Read<WirePointLimitRules> {
    if (rules !== null && clock.monotonic() < rules.until) return success(rules.value);
    const merchantId = await knowledge.merchantId(read);
    if (!merchantId.ok) return merchantId;
    const { brandId, merchantNo } = store;
    const answer = await read('getPointLimitRules', { brandId, merchantNo, merchantId: merchantId.value });
    if (answer.ok) rules = { value: answer.value, until: clock.monotonic() + pointRulesLive };
    return answer;
  }

  async function consult(store: StoreIdentity, request: ConsultRequest): Read<Consultation> {
    const [caps, answer] = await Promise.all([
      pointRules(store),
      read('preconsult', preconsultRequest(store, request)),
    ]);
    if (!answer.ok) return answer;
    return caps.ok ? success(readConsultation(answer.value, caps.value)) : caps;
  }

  /** 6.2 wants a serial, but books nothing: a random one that no operation bears. A refusal is an answer too, in the platform's words. */
  async function checkRecharge(store: StoreIdentity, request: RechargeCheckRequest): Read<RechargeCheck> {
    const heading = { ...store, cashierSerial: `C${random.hex(7)}` };
    const answer = await read('checkRecharge', rechargeRequest(heading, request));
    if (answer.ok) return success({ allowed: answer.value.status === '0', detail: answer.value.detail ?? '' });
    return answer.failure.platformMessage === undefined
      ? answer
      : success({ allowed: false, detail: answer.failure.platformMessage });
  }

  /** 5.6.2 answers code 0 or refuses; a refusal that the profile knows as something else than a wrong password stays a failure. */
  async function verifyTradePassword(store: StoreIdentity, cardNo: string, password: string): Read<true> {
    const merchantId = await knowledge.merchantId(read);
    if (!merchantId.ok) return merchantId;
    const { brandId } = store;
    const answer = await read('verifyTradePassword', { brandId, cardNo, merchantId: merchantId.value, password }, [
      password,
    ]);
    return answer.ok ? success(true) : { ok: false, failure: readWrongPassword(answer.failure) };
  }

  async function sendSmsCode(store: StoreIdentity, mobile: string): Read<null> {
    const merchantId = await knowledge.merchantId(read);
    if (!merchantId.ok) return merchantId;
    const answer = await read('sendSmsCode', { brandId: store.brandId, merchantId: merchantId.value, moblie: mobile });
    return answer.ok ? success(null) : answer;
  }

  /** False where the profile knows the refusal as a wrong code; any other refusal comes in the platform's words. */
  async function verifySmsCode(store: StoreIdentity, mobile: string, code: string): Read<boolean> {
    const merchantId = await knowledge.merchantId(read);
    if (!merchantId.ok) return merchantId;
    const answer = await read(
      'verifySmsCode',
      { brandId: store.brandId, merchantId: merchantId.value, moblie: mobile, identifycode: code },
      [code],
    );
    if (answer.ok) return success(true);
    return answer.failure.code === 'smsWrongCode' ? success(false) : answer;
  }

  return { consult, checkRecharge, verifyTradePassword, sendSmsCode, verifySmsCode };
}
