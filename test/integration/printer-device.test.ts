// A printer on a device file: what it gets, what it is believed, and what is said where there is none.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { deviceLine } from '../../main/devices/printing/device-file.ts';
import { encodeSheet } from '../../main/devices/printing/escpos.ts';
import { newSpeech, printBytes } from '../../main/devices/printing/print-bytes.ts';
import { systemTimers } from '../../main/till/system-ports.ts';
import { readPaper } from '../support/escpos-paper.ts';
import { prepareSerialLine } from '../support/serial-line.ts';

const hooks = { onBegin: () => undefined, onProblem: () => undefined };
const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leftovers.splice(0).reverse()) {
    await leave();
  }
});

describe('a printer on a device file', () => {
  test('gets the same bytes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'printer-'));
    leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'lp0');
    writeFileSync(path, '');
    const bytes = encodeSheet({ columns: 32, lines: [{ line: 'text', text: '雅台', big: false, bold: true }] }, true);
    expect(await printBytes(deviceLine({ path, baud: 0, timers: systemTimers }), bytes, hooks, newSpeech())).toEqual({
      kind: 'printed',
    });
    expect(readPaper(readFileSync(path), 32).lines[0]).toMatchObject({ text: '雅台', bold: true });
    expect(
      await printBytes(deviceLine({ path: `${path}-gone`, baud: 0, timers: systemTimers }), bytes, hooks, newSpeech()),
    ).toEqual({
      kind: 'held',
      problem: 'unreachable',
    });
  });

  test('that may not be read is believed as one that says nothing', async () => {
    const line = await prepareSerialLine();
    await line.plug();
    leftovers.push(() => line.unplug());
    chmodSync(line.device, 0o222);
    // Who may do everything is asked to be somebody who may not.
    const mightyUser = process.getuid?.() === 0;
    if (mightyUser) process.seteuid?.(65_534);
    try {
      await expect(readFile(line.device)).rejects.toThrow('EACCES');
      const printer = deviceLine({ path: line.device, baud: 0, timers: systemTimers });
      expect(await printBytes(printer, Buffer.from('雅台'), hooks, newSpeech())).toEqual({ kind: 'printed' });
    } finally {
      if (mightyUser) process.seteuid?.(0);
    }
  });
});
