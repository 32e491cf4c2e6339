// Every way by which a page can make a browser talk to somebody. Runs inside the page; nothing here may fail, and nothing may arrive.

/** What each way said for itself. Resolves when those that tell how they ended have told it. */
export async function sendEverywhere({
  tcp,
  udp,
}: {
  readonly tcp: number;
  readonly udp: number;
}): Promise<Readonly<Record<string, string>>> {
  const there = `http://127.0.0.1:${tcp}`;
  const said: Record<string, string> = {};
  async function way(name: string, work: () => unknown): Promise<void> {
    try {
      await work();
      said[name] = 'went through';
    } catch (error) {
      said[name] = error instanceof Error ? error.name : String(error);
    }
  }
  /** Resolves when an element has loaded or has not. */
  function settled(element: HTMLElement, into: ParentNode = document.body): Promise<unknown> {
    const ended = new Promise((resolve) => {
      element.addEventListener('load', () => resolve('load'));
      element.addEventListener('error', () => resolve('error'));
    });
    into.append(element);
    return ended;
  }
  function make(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }
  const made = (name: string) => Reflect.get(window, name) as new (...values: unknown[]) => object;

  await way('fetch', () => fetch(there, { mode: 'no-cors' }));
  await way('a POST that outlives the page', () => fetch(there, { method: 'POST', body: 'x', keepalive: true }));
  await way('XMLHttpRequest', () => {
    const request = new XMLHttpRequest();
    request.open('POST', there, false);
    request.send('x');
  });
  await way('a beacon', () => navigator.sendBeacon(there, 'x'));
  for (const [name, scheme] of [
    ['WebSocket', 'ws'],
    ['EventSource', 'http'],
    ['WebTransport', 'https'],
  ] as const) {
    await way(name, () => new (made(name))(`${scheme}://127.0.0.1:${tcp}/`));
  }
  const pictures = ['img', 'script', 'video', 'audio', 'embed', 'iframe', 'track', 'input'];
  for (const tag of pictures) {
    const element = make(tag, { src: `${there}/${tag}`, type: tag === 'input' ? 'image' : '' });
    document.body.append(element);
    if (element instanceof HTMLMediaElement) element.load();
  }
  document.body.append(make('object', { data: there }), make('img', { srcset: `${there}/srcset 1x` }));
  document.body.append(make('a', { href: there, ping: there }));
  const links = [
    'stylesheet',
    'preload',
    'modulepreload',
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'prerender',
    'icon',
    'manifest',
  ];
  for (const rel of links) document.head.append(make('link', { rel, href: `${there}/${rel}`, as: 'script' }));
  const style = make('style', {});
  style.textContent = `@import url(${there}/import); @font-face { font-family: f; src: url(${there}/font) } body { background: url(${there}/css) }`;
  document.head.append(style);
  const rules = make('script', { type: 'speculationrules' });
  rules.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [`${there}/speculation`] }] });
  document.head.append(rules);
  document.head.append(make('script', { type: 'module', src: `${there}/module` }));
  await way('a worker of text', () => new Worker(URL.createObjectURL(new Blob([`fetch('${there}')`]))));
  await way('a worker of elsewhere', () => new Worker(`${there}/worker`));
  await way('a service worker', () => navigator.serviceWorker.register('/assets/worker.js'));
  const empty = make('iframe', {}) as HTMLIFrameElement;
  document.body.append(empty);
  await way('fetch of an empty frame', () => empty.contentWindow?.fetch(there, { mode: 'no-cors' }));
  const written = make('iframe', { srcdoc: `<img src="${there}/srcdoc"><script src="${there}/srcdoc"></script>` });
  await settled(written);
  const form = make('form', { action: `${there}/form`, method: 'post' }) as HTMLFormElement;
  document.body.append(form);
  form.submit();

  const servers = [
    { urls: `stun:127.0.0.1:${udp}` },
    { urls: `turn:127.0.0.1:${udp}?transport=udp`, username: 'what was stolen', credential: 'x' },
    { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, username: 'what was stolen', credential: 'x' },
  ];
  for (const [name, from] of [
    ['WebRTC', window],
    ['WebRTC of an empty frame', empty.contentWindow],
  ] as const) {
    await way(name, async () => {
      const Peer = Reflect.get(from ?? window, 'RTCPeerConnection') as typeof RTCPeerConnection;
      const peer = new Peer({ iceServers: servers });
      const gathered = new Promise<void>((resolve) => {
        peer.addEventListener('icegatheringstatechange', () => {
          if (peer.iceGatheringState === 'complete') resolve();
        });
      });
      peer.createDataChannel('out');
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
      peer.close();
    });
  }
  return said;
}
