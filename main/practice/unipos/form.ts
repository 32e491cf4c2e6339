// Reads posted fields one after the other and remembers what was wrong with any of them: the reasons of a 0003.
import { type FineMoney, fineMoney, readFineMoney } from '../../../shared/fine-money.ts';
import type { Posted } from './posted.ts';
import { isUnfitForXml } from './spelt.ts';

/** What is refused reads as empty or zero, and stands in `problems`: nothing may be kept while there are any. */
export interface Form {
  readonly problems: readonly string[];
  /** Null where it says nothing. */
  readonly told: (name: string) => string | null;
  readonly needed: (name: string) => string;
  /** 0 or more, four decimals at most. */
  readonly money: (name: string) => FineMoney;
  /** Above 0, three decimals at most; written without idle zeros. */
  readonly quantity: (name: string) => string;
  /** Local time to the second, `2015-07-02T03:00:00`; null where it says nothing. */
  readonly time: (name: string) => string | null;
  /** One of `known`. */
  readonly oneOf: (name: string, given: string, known: readonly string[]) => string;
  /** Each element of `items` read by `read`; there must be one. */
  readonly items: <Item>(read: (item: Form) => Item) => Item[];
}

/** A form over what was posted. */
export function openForm(posted: Posted, problems: string[] = [], where = ''): Form {
  function refuse<Value>(problem: string, instead: Value): Value {
    problems.push(problem);
    return instead;
  }
  function told(name: string): string | null {
    const text = posted.field(name);
    if (text === undefined) return refuse(`${where}${name}不正确`, null);
    return text !== null && isUnfitForXml(text) ? refuse(`${where}${name}含有无效字符`, null) : text;
  }
  function needed(name: string): string {
    const before = problems.length;
    const text = told(name);
    return text ?? (problems.length > before ? '' : refuse(`缺少${where}${name}`, ''));
  }
  return {
    problems,
    told,
    needed,
    money(name) {
      const text = needed(name);
      const amount = readFineMoney(text);
      if (text === '' || (amount !== null && amount >= 0)) return amount ?? fineMoney(0);
      return refuse(`${where}${name}不是有效的金额`, fineMoney(0));
    },
    quantity(name) {
      const text = needed(name);
      const quantity = text === '' ? '' : quantityOf(text);
      return quantity ?? refuse(`${where}${name}不是有效的数量`, '');
    },
    time(name) {
      const text = told(name);
      const time = text === null ? null : localTimeOf(text);
      return time === undefined ? refuse(`${where}${name}格式应为yyyy-MM-ddTHH:mm:ss`, null) : time;
    },
    oneOf: (name, given, known) =>
      given === '' || known.includes(given) ? given : refuse(`${where}${name}不存在: ${given}`, ''),
    items(read) {
      if (posted.items.length === 0) return refuse(`缺少${where}items`, []);
      return posted.items.map((item, index) => read(openForm(item, problems, `items[${index}].`)));
    },
  };
}

function quantityOf(text: string): string | null {
  const match = /^(\d{1,6})(?:\.(\d*))?$/.exec(text);
  const decimals = match?.[2]?.replace(/0+$/, '') ?? '';
  if (match === null || decimals.length > 3) return null;
  const quantity = `${Number(match[1])}${decimals === '' ? '' : `.${decimals}`}`;
  return quantity === '0' ? null : quantity;
}

/** Undefined where it is no time that exists. */
function localTimeOf(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?$/.exec(text);
  if (match === null) return undefined;
  const time = `${match[1]}T${match[2]}${match[3] ?? ':00'}`;
  const moment = Date.parse(`${time}Z`);
  return Number.isFinite(moment) && new Date(moment).toISOString().startsWith(time) ? time : undefined;
}
