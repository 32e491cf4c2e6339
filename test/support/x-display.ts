// A screen of its own with a keyboard that the X server itself plays (xdotool), and, where it is wanted, a Chinese input method
// in front of it: what a page sees then is what it sees of a scanner that is plugged in.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietly } from '../../build/setup/child.mjs';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { ensureScannerTools } from '../../build/setup/system.mjs';
import { see } from './see.ts';
import type { Till } from './stage.ts';

export interface XDisplay {
  /** For the application that is to be shown here. */
  readonly env: Readonly<Record<string, string>>;
  /** The keys of a text, `gap` ms apart, then Enter where nothing else is said. Resolves when the last key has left. */
  readonly scan: (text: string, gap: number, end?: '\n' | '\t' | '') => Promise<void>;
  /** Keys by their X names: `F2`, `ctrl+bracketright`, `Caps_Lock`. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** As long as a person looks at the screen before the next key. */
  readonly look: () => Promise<void>;
  /** Waits for the window with this title and gives it the keyboard: for an application that no driver holds. */
  readonly focusWindow: (title: string) => Promise<void>;
  /** Gives the keyboard to the till's window, as a window manager would. */
  readonly focus: (till: Till) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Ms from key to key of a hand: a person's pace, that no scan is made of. Nobody aims a scanner sooner than that after a key: the till takes such keys for the rest of a torn scan. */
export const handPace = 130;

/** Opens the screen. With `inputMethod` libpinyin composes Chinese from every letter that goes to a field. */
export async function openXDisplay({ inputMethod = false } = {}): Promise<XDisplay> {
  await ensureScannerTools(inputMethod ? ['xdotool', 'ibus-daemon'] : ['xdotool']);
  const display = await startVirtualDisplay();
  const method = await startMethod(inputMethod, display.display).catch(async (error: unknown) => {
    await display.stop();
    throw error;
  });
  const env = { DISPLAY: display.display, ...method?.env };
  const xdotool = async (args: readonly string[]) => {
    const { code, output } = await quietly('xdotool', [...args], { env: { ...process.env, ...env } });
    if (code !== 0) throw new Error(`xdotool ${args.join(' ')}: ${output}`);
  };
  return {
    env,
    scan: (text, gap, end = '\n') => xdotool(['type', '--delay', String(gap), '--', text + end]),
    press: (...keys) => xdotool(['key', ...keys]),
    look: () => xdotool(['sleep', '0.5']),
    focusWindow: (title) => xdotool(['search', '--sync', '--onlyvisible', '--name', title, 'windowfocus', '--sync']),
    async focus(till) {
      const focused = () =>
        till.app.electron.evaluate(({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.focus();
          window?.webContents.focus();
          return window?.isFocused() ?? false;
        });
      await see.poll(focused).toBe(true);
      await see.poll(() => till.page.evaluate(() => document.hasFocus())).toBe(true);
    },
    async close() {
      await method?.close();
      await display.stop();
    },
  };
}

const startMethod = async (wanted: boolean, display: string) => (wanted ? startInputMethod(display) : null);

/** A session bus of its own and ibus on it, in folders of its own. */
async function startInputMethod(display: string) {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-ime-'));
  const [config, runtime] = [join(folder, 'config'), join(folder, 'run')];
  mkdirSync(config);
  mkdirSync(runtime, { mode: 0o700 });
  const base = {
    DISPLAY: display,
    HOME: folder,
    XDG_CONFIG_HOME: config,
    XDG_CACHE_HOME: folder,
    XDG_RUNTIME_DIR: runtime,
  };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...base },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const [address] = await once(bus.stdout.setEncoding('utf8'), 'data');
  const env = {
    ...base,
    DBUS_SESSION_BUS_ADDRESS: String(address).trim(),
    GTK_IM_MODULE: 'ibus',
    XMODIFIERS: '@im=ibus',
    NO_AT_BRIDGE: '1',
  };
  const daemon = spawn('ibus-daemon', ['--xim', '--replace', '--panel=disable'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });
  const ibus = (...args: readonly string[]) => quietly('ibus', [...args], { env: { ...process.env, ...env } });
  // Its exit code says nothing; what it answers afterwards does.
  const engine = async () => {
    await ibus('engine', 'libpinyin');
    return (await ibus('engine')).output.trim();
  };
  async function close(): Promise<void> {
    await endGroup(daemon);
    await endGroup(bus);
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await see.poll(engine).toBe('libpinyin');
    return { env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends a child and what it started. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
