// 四: the interface between UniPOS terminals and a member service, XML in both directions. Inside, names are the till's own.
import { attribute, list, money, nested, required, type Shape, spelt, text, type ValueOf } from './shape.ts';
import { readElement, type ShapeRead } from './shape-read.ts';
import { writeElement } from './shape-write.ts';
import { tableBillShape } from './table-bill.ts';
import { readXmlBytes, type XmlElement } from './xml.ts';
import { writeXml } from './xml-write.ts';

/** What both sides send: the document says `text/xml`, the charset makes it plain. */
export const memberContentType = 'text/xml; charset=utf-8';

const sortsShape = {
  sorts: list('MemberSort', { no: required(attribute(text, 'No')), name: attribute(text, 'Name') }, null),
} satisfies Shape;

const memberShape = {
  cardNo: required(attribute(text, 'CardNo')),
  name: attribute(text, 'Name'),
  sortNo: attribute(text, 'MemberSortNo'),
  sort: attribute(text, 'MemberSort'),
  businessUnit: attribute(text, 'BusinessUnit'),
  accounts: list(
    'Account',
    {
      no: required(attribute(text, 'No')),
      name: attribute(text, 'Name'),
      balance: required(attribute(money, 'Balance')),
    },
    null,
  ),
} satisfies Shape;

const contentShape = { bill: nested(tableBillShape, 'TableBill') } satisfies Shape;

const payingShape = {
  cardNo: attribute(text, 'CardNo'),
  accountNo: attribute(text, 'AccountNo'),
  quantity: attribute(money, 'Quantity'),
  description: attribute(text, 'Description'),
  fromNo: attribute(text, 'FromNo'),
  content: nested(contentShape, 'FromContent'),
} satisfies Shape;

const faultShape = { code: spelt(required(text), 'Code'), reason: spelt(text, 'Reason') } satisfies Shape;

/** 取会员种类: every kind that a member may have. */
export type MemberSorts = ValueOf<typeof sortsShape>['sorts'];
/** 取会员状态. Account 00 is stored value, 90 is points; a balance of points has decimals too. */
export type Member = ValueOf<typeof memberShape>;
/**
 * 消费请求. `quantity` is yuan or points, four decimals either way. The sample leaves all but `accountNo` empty: what is empty is null here,
 * and whoever answers decides what he cannot do without. `fromNo` is the caller's reference.
 */
export type Paying = Omit<ValueOf<typeof payingShape>, 'content'> & Pick<ValueOf<typeof contentShape>, 'bill'>;
/** 错误约定: 0000, 0001, 1000 as the service's, 1001 no such card, 1002 card not valid, 1003 member not valid, 1004 no such account, 1005 too little, 1006 expired. */
export type Fault = ValueOf<typeof faultShape>;

/** Each of these reads an XML body; `contentType` is the header's value or null. None throws. */
export function readMemberSorts(bytes: Uint8Array, contentType: string | null): ShapeRead<MemberSorts> {
  const read = readRoot('MemberSorts', sortsShape, bytes, contentType);
  return read.ok ? { ok: true, value: read.value.sorts } : read;
}

export function writeMemberSorts(sorts: MemberSorts): string {
  return writeXml(writeElement('MemberSorts', sortsShape, { sorts }));
}

export function readMember(bytes: Uint8Array, contentType: string | null): ShapeRead<Member> {
  return readRoot('Member', memberShape, bytes, contentType);
}

export function writeMember(member: Member): string {
  return writeXml(writeElement('Member', memberShape, member));
}

export function readPaying(bytes: Uint8Array, contentType: string | null): ShapeRead<Paying> {
  const read = readRoot('Paying', payingShape, bytes, contentType, withoutContentText);
  if (!read.ok) return read;
  const { content, ...paying } = read.value;
  return { ok: true, value: { ...paying, bill: content?.bill ?? null } };
}

export function writePaying({ bill, ...paying }: Paying): string {
  return writeXml(writeElement('Paying', payingShape, { ...paying, content: bill === null ? null : { bill } }));
}

export function readFault(bytes: Uint8Array, contentType: string | null): ShapeRead<Fault> {
  return readRoot('Fault', faultShape, bytes, contentType);
}

export function writeFault(fault: Fault): string {
  return writeXml(writeElement('Fault', faultShape, fault));
}

/** What a payment is for is a bill as a rule (一般为账单); words in its place say nothing that we need. */
function withoutContentText(paying: XmlElement): XmlElement {
  const children = paying.children.map((child) => (child.name === 'FromContent' ? { ...child, text: '' } : child));
  return { ...paying, children };
}

function readRoot<Of extends Shape>(
  root: string,
  shape: Of,
  bytes: Uint8Array,
  contentType: string | null,
  prepare: (element: XmlElement) => XmlElement = (element) => element,
): ShapeRead<ValueOf<Of>> {
  const xml = readXmlBytes(bytes, contentType);
  if (!xml.ok) return xml;
  return xml.value.name === root
    ? readElement(shape, prepare(xml.value))
    : { ok: false, reason: `the root element is not ${root}` };
}
