// What a person may know of the gateway: the till as a member service for UniPOS terminals. No credential, no card number.

/** Why it does not listen. `elsewhere`: the address is none of this machine's; `other`: see `detail`. */
export const gatewayProblems = ['portTaken', 'elsewhere', 'notAllowed', 'other'] as const;
export type GatewayProblem = (typeof gatewayProblems)[number];

/** Counts of the store's day, since this till was started. `payments`: acknowledged; `repeats` are not among them. */
export type GatewayCounts = {
  readonly members: number;
  readonly payments: number;
  readonly repeats: number;
  readonly refused: number;
  /** Told "not known yet, ask again", or acknowledged although the platform had not answered yet. */
  readonly inDoubt: number;
  /** Without credentials, or with wrong ones. */
  readonly strangers: number;
};

/** `absent`: the profile has no gateway. `address` is what the terminals call, once it listens; times are ms UTC. */
export type GatewayView = {
  readonly state: 'absent' | 'starting' | 'listening' | 'failed' | 'ended';
  readonly address: string | null;
  readonly problem: GatewayProblem | null;
  /** Technical words for `other`. */
  readonly detail: string | null;
  /** The names of what a terminal must send to be let in; never what they hold. */
  readonly credentials: readonly { readonly in: 'header' | 'query'; readonly name: string }[];
  readonly lastRequestAt: number | null;
  readonly today: GatewayCounts;
};
