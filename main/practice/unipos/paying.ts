// The body of 消费请求 as it came: the attributes of Paying, and its TableBill.
import { readXmlBytes, type XmlElement } from '../../protocol/unipos/xml.ts';
import { writeXml } from '../../protocol/unipos/xml-write.ts';
import type { UniposCall } from './call.ts';

export interface PostedPaying {
  readonly cardNo: string;
  readonly accountNo: string;
  /** Decimal text. */
  readonly quantity: string;
  readonly description: string;
  readonly fromNo: string;
  readonly bill: PostedBill | null;
}

/** `xml`: the whole TableBill. */
export interface PostedBill {
  readonly billNo: string;
  readonly xml: string;
}

export type PayingRead =
  | { readonly ok: true; readonly paying: PostedPaying }
  | { readonly ok: false; readonly reason: string };

/** A refusal is the Reason of Fault 1000. */
export function readPaying({ body, contentType }: UniposCall): PayingRead {
  if (!/^(text|application)\/xml\b/i.test(contentType)) return { ok: false, reason: 'Content-Type应为text/xml' };
  const read = readXmlBytes(body, contentType);
  if (!read.ok) return { ok: false, reason: `内容不是有效的XML: ${read.reason}` };
  if (read.value.name !== 'Paying') return { ok: false, reason: '根元素应为Paying' };
  const { attributes, children } = read.value;
  const content = children.find((child) => child.name === 'FromContent');
  const bill = content?.children.find((child) => child.name === 'TableBill');
  return {
    ok: true,
    paying: {
      cardNo: attributes['CardNo'] ?? '',
      accountNo: attributes['AccountNo'] ?? '',
      quantity: attributes['Quantity'] ?? '',
      description: attributes['Description'] ?? '',
      fromNo: attributes['FromNo'] ?? '',
      bill: bill === undefined ? null : billOf(bill),
    },
  };
}

function billOf(element: XmlElement): PostedBill {
  return { billNo: element.attributes['BillNo'] ?? '', xml: writeXml(element) };
}
