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

/** Asks for an effect of React's, which returns what this returns: an answer that comes after that was called is told to nobody. */
export function askWhileShown<Value>(call: Promise<Result<Value>>, told: (answer: Result<Value>) => void): () => void {
  let shown = true;
  void ask(call).then((answer) => {
    if (shown) {
      told(answer);
    }
  });
  return () => {
    shown = false;
  };
}
