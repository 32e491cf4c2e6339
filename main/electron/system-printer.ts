// The operating system's printers: a sheet is set as a page of the roll's width in a window that nobody sees, and handed over. Only text that
// was laid out already: the page runs no script and fetches nothing.
import { BrowserWindow, type WebContents } from 'electron';
import type { SystemPrinter } from '../devices/printing/printer.ts';
import { sheetPage } from './sheet-page.ts';

/** Ms: a printer's driver that does not answer must not hold the print queue for ever. */
const longestWait = 60_000;

/** `complain` takes why a sheet was not taken. */
export function openSystemPrinter(complain: (message: string, error: unknown) => void): SystemPrinter {
  async function withWindow<Value>(work: (contents: WebContents) => Promise<Value>): Promise<Value> {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    try {
      return await work(window.webContents);
    } finally {
      window.destroy();
    }
  }

  return {
    names: () => withWindow(async (contents) => (await contents.getPrintersAsync()).map(({ name }) => name)),
    print: (name, sheet) =>
      withWindow(async (contents) => {
        const { html, width, height } = await sheetPage(sheet);
        await contents.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
        return new Promise<boolean>((resolve) => {
          const patience = setTimeout(() => resolve(false), longestWait);
          contents.print(
            {
              silent: true,
              deviceName: name,
              margins: { marginType: 'none' },
              pageSize: { width, height },
              printBackground: false,
              color: false,
            },
            (taken, reason) => {
              clearTimeout(patience);
              if (!taken) {
                complain('the operating system did not take a receipt', new Error(reason));
              }
              resolve(taken);
            },
          );
        });
      }).catch((error: unknown) => {
        complain('a receipt could not be set as a page', error);
        return false;
      }),
  };
}
