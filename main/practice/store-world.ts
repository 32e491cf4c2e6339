// What the practice platform gave out for a store: links for a recharge (4.5) and tickets for pages (7.1). `expiresAt` is ms UTC.

interface PracticeRechargeLink {
  readonly code: string;
  readonly cardNo: string;
  readonly merchantNo: string;
  readonly expiresAt: number;
}

interface PracticeJsapiTicket {
  readonly appId: string;
  readonly ticket: string;
  readonly expiresAt: number;
}

export interface StoreWorld {
  rechargeLinks: PracticeRechargeLink[];
  jsapiTickets: PracticeJsapiTicket[];
}
