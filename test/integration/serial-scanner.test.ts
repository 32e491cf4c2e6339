// A scanner at a serial port, on a real pseudo terminal: its bytes become texts, and it is found again when it is plugged in again.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createScanSplitter } from '../../main/devices/scanner/scan-splitter.ts';
import { openSerialPort } from '../../main/devices/scanner/serial-port.ts';
import { createSerialScanner, type SerialScanner } from '../../main/devices/scanner/serial-scanner.ts';
import type { Timers } from '../../main/queue/ports.ts';
import { systemTimers } from '../../main/till/system-ports.ts';
import { see } from '../support/see.ts';
import { prepareSerialLine, type SerialLine } from '../support/serial-line.ts';

let line: SerialLine;
let scanner: SerialScanner;
let texts: string[];
let states: string[];

beforeEach(async () => {
  line = await prepareSerialLine();
  texts = [];
  states = [];
  scanner = createSerialScanner({
    open: openSerialPort,
    timers: systemTimers,
    onText: (text) => texts.push(text),
    onView: ({ state }) => states.push(state),
  });
});

afterEach(async () => {
  scanner.stop();
  await line.unplug();
});

test('reads what is scanned, waits for the scanner while it is away, and goes on when it is back', async () => {
  scanner.use(line.device, 9_600);
  await see.poll(() => scanner.view().state).toBe('absent');
  await line.plug();
  await see.poll(() => scanner.view().state).toBe('open');
  line.send('6201300100000701\r\nhttps://yatai.example/a?b=1\r');
  await see.poll(() => texts).toEqual(['6201300100000701', 'https://yatai.example/a?b=1']);
  line.send('half a te');
  await line.unplug();
  await see.poll(() => scanner.view().state).toBe('absent');
  texts.length = 0;
  await line.plug();
  await see.poll(() => scanner.view().state).toBe('open');
  line.send('6201300100000702\r');
  await see.poll(() => texts.at(-1)).toBe('6201300100000702');
  expect(states).toEqual(['absent', 'open', 'absent', 'open']);
});

test('lets the port go when another is set or none, and says so where it is no port at all', async () => {
  await line.plug();
  scanner.use(line.device, 115_200);
  await see.poll(() => scanner.view().state).toBe('open');
  scanner.use('/dev/null', 9_600);
  await see.poll(() => scanner.view()).toEqual({ state: 'refused', device: '/dev/null' });
  scanner.use('', 9_600);
  expect(scanner.view()).toEqual({ state: 'off', device: '' });
  expect(texts).toEqual([]);
});

describe('bytes', () => {
  function split(...chunks: readonly string[]): string[] {
    const heard: string[] = [];
    let due: (() => void) | null = null;
    const timers: Timers = {
      schedule: (_delay, work) => {
        due = work;
        return () => {
          due = null;
        };
      },
    };
    const splitter = createScanSplitter(timers, (text) => heard.push(text));
    for (const chunk of chunks) splitter.take(new TextEncoder().encode(chunk));
    (due as (() => void) | null)?.();
    return heard;
  }

  test('are one text up to its end, in whatever pieces they come', () => {
    expect(split('620', '13\r', '\n', 'B', '\t')).toEqual(['62013', 'B']);
    expect(split('\u0002YATAI\u0003')).toEqual(['YATAI']);
    expect(split('张雅 1\r')).toEqual(['张雅 1']);
    expect(split(']C101\u001d21\r')).toEqual([']C101\u001d21']);
  });

  test('end with silence where the scanner sends no end, and never grow without one', () => {
    expect(split('62', '01')).toEqual(['6201']);
    expect(split('9'.repeat(5_000), '\r', '77\r')).toEqual(['77']);
  });
});
