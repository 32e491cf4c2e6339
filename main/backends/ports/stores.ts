// The stores that the platform has (4.1), in the till's words.
import type { Read } from '../backend-failure.ts';

/** `outsideNo` is the number that a third party (UniPOS) gave the store; null where nobody told the platform. */
export type PlatformStore = {
  readonly merchantNo: string;
  readonly name: string | null;
  readonly outsideNo: string | null;
};

export type StoresPort = {
  /** 4.1: every store of the brand. */
  list(): Read<readonly PlatformStore[]>;
};
