// Every way by which a page can leave itself, open another, embed one, save a file or run a text as a program. Runs inside the page.

/** What went through, in words: nothing may. `calls`: a call to the main process, behind which every navigation before it was decided. */
export async function goElsewhere({ tcp }: { readonly tcp: number }): Promise<readonly string[]> {
  const there = `http://127.0.0.1:${tcp}`;
  const through: string[] = [];
  const bridge = (Reflect.get(window as object, 'yatai') ?? Reflect.get(window as object, 'yataiDisplay')) as Readonly<
    Record<string, (argument: unknown) => Promise<unknown>>
  >;
  /** Navigations are decided by the main process, in order: its answer to a call that was made later comes later. */
  async function decided(): Promise<void> {
    for (let round = 0; round < 3; round += 1) await (bridge['getSession'] ?? bridge['view'])?.(null);
  }
  function make(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  }
  const text = 'data:text/html,<script>top.ran = 1</script>';
  const blob = URL.createObjectURL(new Blob(['<script>top.ran = 1</script>'], { type: 'text/html' }));
  const own = location.pathname === '/index.html' ? 'yatai://app/display.html' : 'yatai://app/index.html';
  const script = ['java', 'script:window.ran=1'].join('');
  const addresses = [
    there,
    text,
    blob,
    script,
    own,
    'yatai://other/index.html',
    'yatai://app/../../journal.db',
    'yatai://app/..%2f..%2fmain.js',
    'file:///etc/passwd',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
    'mailto:nobody@example.invalid',
    `view-source:${location.href}`,
  ];
  for (const address of addresses) {
    if (window.open(address) !== null) through.push(`window.open ${address}`);
    make('a', { href: address, target: '_blank' }).click();
    make('a', { href: address, download: 'booty' }).click();
    for (const go of [
      () => location.assign(address),
      () => location.replace(address),
      () => window.open(address, '_self'),
    ]) {
      try {
        go();
      } catch {
        // The browser itself would not.
      }
      await decided();
    }
    const form = make('form', { action: address, method: 'post', target: '_top' }) as HTMLFormElement;
    form.submit();
    document.head.append(make('meta', { 'http-equiv': 'refresh', content: `0; url=${address}` }));
    make('iframe', { src: address });
    make('webview', { src: address });
    await decided();
  }
  for (const source of [
    'yatai://app/../main.js',
    'yatai://app/..%2fmain.js',
    'yatai://app/%2e%2e/preload.cjs',
    text,
    blob,
  ]) {
    const ended = await new Promise((resolve) => {
      const element = make('script', {});
      element.addEventListener('load', () => resolve('load'));
      element.addEventListener('error', () => resolve('error'));
      element.setAttribute('src', source);
    });
    if (ended === 'load') through.push(`a script from ${source}`);
  }
  make('script', {}).textContent = 'window.ran = 1';
  make('img', { src: 'x', onerror: 'window.ran = 1' }).dispatchEvent(new Event('error'));
  make('button', { onclick: 'window.ran = 1' }).click();
  make('div', {}).innerHTML = '<img src=x onerror="window.ran = 1"><svg onload="window.ran = 1"></svg>';
  // Behind a timer, for the driver's own calls are free of the page's policy.
  await new Promise<void>((resolve) => {
    setTimeout(() => {
      for (const run of [
        (code: string) => (Reflect.get(window, 'eval') as (code: string) => unknown)(code),
        (code: string) => new Function(code)(),
      ]) {
        try {
          run('window.ran = 1');
        } catch {
          // Refused by the policy.
        }
      }
      resolve();
    });
  });
  for (const name of ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname']) {
    if (Reflect.get(window, name) !== undefined) through.push(`the page knows ${name}`);
  }
  if (Reflect.get(window, 'ran') !== undefined) through.push('a text ran as a program');
  return through;
}

/** What the page was given of all that a browser can ask a person for; it is asked as by a click. */
export async function askForEverything(): Promise<readonly string[]> {
  const given: string[] = [];
  async function ask(name: string, work: () => unknown): Promise<void> {
    try {
      const answer: unknown = await work();
      const nothing = Array.isArray(answer)
        ? answer.length === 0
        : [undefined, null, false, 'denied'].includes(answer as null);
      if (!nothing) given.push(name);
    } catch {
      // Refused.
    }
  }
  const device = (name: string) =>
    Reflect.get(navigator, name) as { requestDevice?: (filter: object) => unknown } | undefined;
  await ask('the camera', () => navigator.mediaDevices.getUserMedia({ video: true }));
  await ask('the microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }));
  await ask('the screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }));
  await ask(
    'the place',
    () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
  );
  await ask('notes on the desktop', () => Notification.requestPermission());
  await ask('the clipboard', () => navigator.clipboard.readText());
  await ask('MIDI', () => navigator.requestMIDIAccess({ sysex: true }));
  await ask('storage for ever', () => navigator.storage.persist());
  for (const name of ['hid', 'usb', 'bluetooth']) {
    await ask(name, () => device(name)?.requestDevice?.({ filters: [], acceptAllDevices: true }));
  }
  await ask('a serial port', () =>
    (Reflect.get(navigator, 'serial') as { requestPort(): unknown } | undefined)?.requestPort(),
  );
  await ask('boxes of the browser', () => window.confirm('?'));
  await ask('a typed answer', () => window.prompt('?'));
  return given;
}
