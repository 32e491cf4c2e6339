// The nine interfaces of UniPOS: six of its own service (chapter 三, XML or JSON) and three of a member service that its terminals call (chapter 四, XML).

export const uniposInterfaceIds = [
  'token',
  'listBills',
  'listOrders',
  'sendOrder',
  'listReservations',
  'sendReservation',
  'memberSorts',
  'memberState',
  'memberPaying',
] as const;

export type UniposInterfaceId = (typeof uniposInterfaceIds)[number];

/** Those of the service, which speak an envelope. */
export type UniposServiceId = Exclude<UniposInterfaceId, 'memberSorts' | 'memberState' | 'memberPaying'>;

export type UniposFormat = 'json' | 'xml';

/** `auth` opens the others; `read` changes nothing; `write` may be sent again under its own number; `money` goes through the queue and nowhere else. */
export type UniposEffect = 'auth' | 'read' | 'write' | 'money';

/** `path` stands behind the service's base address; `title` is the document's heading. */
export type UniposInterface = {
  readonly section: string;
  readonly title: string;
  readonly effect: UniposEffect;
  readonly method: 'GET' | 'POST';
  readonly path: string;
};

export const uniposCatalogue: Readonly<Record<UniposInterfaceId, UniposInterface>> = {
  token: { section: '三', title: '获取 token', effect: 'auth', method: 'GET', path: 'token' },
  listBills: { section: '三', title: '读取账单', effect: 'read', method: 'GET', path: 'bill' },
  listOrders: { section: '三', title: '读取订单', effect: 'read', method: 'GET', path: 'order' },
  sendOrder: { section: '三', title: '发送订单', effect: 'write', method: 'POST', path: 'order' },
  listReservations: { section: '三', title: '读取预订', effect: 'read', method: 'GET', path: 'reservation' },
  sendReservation: { section: '三', title: '发送预订', effect: 'write', method: 'POST', path: 'reservation' },
  memberSorts: { section: '四', title: '取会员种类', effect: 'read', method: 'GET', path: 'MemberSorts' },
  memberState: { section: '四', title: '取会员状态', effect: 'read', method: 'GET', path: 'Members' },
  memberPaying: { section: '四', title: '消费请求', effect: 'money', method: 'POST', path: 'memberpaying' },
};
