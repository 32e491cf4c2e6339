// The one file that touches what the preload put on the window. A call that rejects is turned into a failure here.
import type { Bridge } from '../shared/ipc.ts';
import { failure, type Result } from '../shared/result.ts';

declare global {
  interface Window {
    readonly yatai?: Bridge;
  }
}

/** The preload's methods. Throws where the page runs outside the till: that is a bug. */
export function readBridge(): Bridge {
  if (window.yatai === undefined) {
    throw new Error('window.yatai is missing: the preload did not run');
  }
  return window.yatai;
}

/** For questions that move no money: a rejected call is the failure `badArguments`, and the person may ask again. */
export async function ask<Value>(call: Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await call;
  } catch (error) {
    console.error(error);
    return failure('badArguments');
  }
}
