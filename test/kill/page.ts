// The till's page, spoken to over Chromium's own debugging port: quicker than a driver that waits for windows, and it does not mind
// that the other side is killed in the middle of a word.

export type PageLink = {
  /** Runs a script in the page and answers its value (JSON). Rejects where the page dies or the script throws. */
  evaluate(script: string): Promise<unknown>;
  close(): void;
};

type Target = { readonly type: string; readonly webSocketDebuggerUrl?: string };

/** The page's address once it is listed; null where it is not (yet). `port` of the debugging server. */
export async function findPage(port: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(1_000) });
    const targets = (await answer.json()) as readonly Target[];
    return targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? null;
  } catch {
    return null;
  }
}

/** What the page hands over with `told(text)`, as it happens, comes to `hear`. */
export function linkTo(address: string, hear: (text: string) => void): Promise<PageLink> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
    let last = 0;
    const send = (method: string, params: object): Promise<unknown> =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { resolve: done, reject: failed });
        socket.send(JSON.stringify({ id: last, method, params }));
      });
    const end = (words: string) => {
      for (const one of waiting.values()) one.reject(new Error(words));
      waiting.clear();
      reject(new Error(words));
    };
    socket.addEventListener('error', () => end('the page cannot be reached'));
    socket.addEventListener('close', () => end('the page is gone'));
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data));
      if (message.method === 'Runtime.bindingCalled') hear(message.params.payload);
      if (message.method === 'Inspector.targetCrashed') socket.close();
      const one = waiting.get(message.id);
      if (one === undefined) return;
      waiting.delete(message.id);
      if (message.error !== undefined) one.reject(new Error(message.error.message));
      else one.resolve(message.result);
    });
    const evaluate = async (expression: string): Promise<unknown> => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = (await send('Runtime.evaluate', params)) as {
        readonly result: { readonly value?: unknown };
        readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
      };
      if (exceptionDetails === undefined) return result.value;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    };
    socket.addEventListener('open', () => {
      const ready = Promise.all([
        send('Inspector.enable', {}),
        send('Runtime.enable', {}),
        send('Runtime.addBinding', { name: 'told' }),
      ]);
      ready.then(() => resolve({ evaluate, close: () => socket.close() }), reject);
    });
  });
}
