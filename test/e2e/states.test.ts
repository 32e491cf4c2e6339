// A new till without a guest, with a platform that takes its time and then without the network: every screen behind More and Settings says in
// words why it is empty and what to do; none is blank, none waits for ever, none shows the name of a text in place of it.
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { areas } from '../support/tour.ts';
import { home, settled } from '../support/way-home.ts';

const used = tillForFile();
const endless = 'it still works at something';

test('nothing is blank or cut off while the platform takes its time', { timeout: 400_000 }, async () => {
  const till = used.till();
  const { faults: slow } = used.stage().server;
  slow.set({ kind: 'latency', ms: 8_000 });
  const faults: string[] = [];
  let waits = 0;
  await areas(till, async (name) => {
    waits += await till.page.locator('[aria-busy="true"]').count();
    const said = (await silences()).filter((fault) => fault !== endless);
    faults.push(...[...said, ...(await screenFaults(till.page))].map((fault) => `${name}: ${fault}`));
  });
  slow.clear();
  await home(till);
  expect(faults).toEqual([]);
  // Else nothing was seen waiting, and the walk has shown nothing.
  expect(waits).toBeGreaterThan(3);
});

test('nothing is blank, endless or nameless when there is nothing to show and nobody to ask', {
  timeout: 400_000,
}, async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await till.scan('6201300100000101');
  await see(till.see('failure-text')).toBeVisible();
  await till.whenConnection('offline');
  const faults: string[] = [];
  await areas(till, async (name) => {
    await settled(till.page);
    faults.push(...[...(await silences()), ...(await screenFaults(till.page))].map((fault) => `${name}: ${fault}`));
  });
  await home(till);
  expect(faults).toEqual([]);
});

test('the counter without the network says so, and reads what it knows with its age', async () => {
  const till = used.till();
  await see(till.see('status-connection')).toContainText('离线');
  await till.keys.scan('6201300100000101');
  await see(till.see('failure-text').or(till.see('member-name')).first()).toBeVisible();
  expect(await screenFaults(till.page)).toEqual([]);
});

/** What a screen fails to say. */
function silences(): Promise<string[]> {
  return used.till().page.evaluate((endless) => {
    const scene =
      document.querySelector('[data-testid^="settings-panel-"], [role="tabpanel"]') ??
      document.querySelector('main, #root');
    const words = (scene?.textContent ?? '').trim();
    const shown = [...document.querySelectorAll('#root *')].filter(
      (element) => element.childElementCount === 0 && element.checkVisibility(),
    );
    const names = shown
      .map((element) => (element.textContent ?? '').trim())
      .filter((text) => /^[a-z][A-Za-z]+(\.[a-z][A-Za-z]+)+$/.test(text));
    return [
      ...(words.length < 4 ? ['nothing is said'] : []),
      ...(document.querySelector('[aria-busy="true"]') === null ? [] : [endless]),
      ...names.map((text) => `the name of a text is shown: ${text}`),
    ];
  }, endless);
}
