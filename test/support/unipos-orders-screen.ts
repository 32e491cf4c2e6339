// The screen of take-away orders and reservations as its tests use it: it is opened, an order is written and saved, and looked at in both languages.
import { expect } from 'vitest';
import type { Used } from './file-till.ts';
import { screenFaults } from './screen-faults.ts';
import { see } from './see.ts';

export function uniposOrdersScreen(used: Used) {
  const unipos = () => used.stage().server.unipos;
  const field = (name: string) => used.till().see(`unipos-form-${name}`);
  const faults = () => screenFaults(used.till().page);

  async function open(): Promise<void> {
    const till = used.till();
    await till.keys.press('F6');
    await till.press('more-uniposOrders');
    await see(till.see('unipos-rows')).toHaveAttribute('data-count', '2');
  }

  /** Chinese before and after; `language` looks at the English page. */
  async function inBoth(language: () => Promise<void> = async () => undefined): Promise<void> {
    const till = used.till();
    expect(await faults()).toEqual([]);
    await till.press('language-switch');
    await language();
    expect(await faults()).toEqual([]);
    await till.press('language-switch');
  }

  /** One dish in a form that stands there. */
  async function fill(contact: string, phone: string, goodsNo: string): Promise<void> {
    await field('contact').fill(contact);
    await field('phone').fill(phone);
    await field('goodsNo-0').fill(goodsNo);
    await field('name-0').fill('宫保鸡丁');
    await field('quantity-0').fill('1');
    await field('price-0').fill('22');
  }

  /** A new order with one dish, up to its saving. */
  async function write(contact: string, goodsNo = 'A00008'): Promise<void> {
    const till = used.till();
    await till.keys.press('n');
    await see(till.see('unipos-form')).toBeVisible();
    await fill(contact, '13800000001', goodsNo);
  }

  async function save(): Promise<void> {
    await used.till().press('unipos-save');
    await see(used.till().see('unipos-detail')).toBeVisible();
  }

  return {
    unipos,
    field,
    open,
    inBoth,
    fill,
    write,
    save,
    state: (is: string) => see(used.till().see('unipos-detail')).toHaveAttribute('data-state', is),
    placed: (contact: string) =>
      unipos()
        .orders()
        .filter((order) => order.contact === contact),
  };
}

/** The practice day: China's, as the till's own. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
