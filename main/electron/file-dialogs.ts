// The system's own dialogs for a hand-over file, a menu file and a table. The path stays on this side: the screen learns the file's name at most.
import { join } from 'node:path';
import { type App, BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import type { Language } from '../../shared/profile.ts';
import type { FileChooser } from '../till/hand-over/file-chooser.ts';
import { appPage } from './app-files.ts';

export function chooseFiles(app: App): FileChooser {
  const textsIn = (language: Language) => (language === 'en' ? en.handOver : zhCN.handOver);
  const filtersIn = (language: Language) => [{ name: textsIn(language).dialogType, extensions: ['yatai'] }];
  /** Above the till's window, so that it cannot be lost behind it; never the guest's. */
  const owner = () => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === appPage);
  async function openOne(options: OpenDialogOptions): Promise<string | null> {
    const window = owner();
    const answer = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  }
  const openFile = (title: string, filters: FileFilter[]) => openOne({ title, filters, properties: ['openFile'] });
  const openFolder = (title: string) => openOne({ title, properties: ['openDirectory'] });
  async function saveOne(title: string, suggestedName: string, filters: FileFilter[]): Promise<string | null> {
    const options = { title, defaultPath: join(app.getPath('documents'), suggestedName), filters };
    const window = owner();
    const answer = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  }
  return {
    openPictures: (language) => openFolder((language === 'en' ? en : zhCN).display.dialogPictures),
    openFolder: (language) => openFolder((language === 'en' ? en : zhCN).backups.dialogFolder),
    openProfile: (language) => {
      const { dialogOpen, dialogType } = (language === 'en' ? en : zhCN).assistant.profile;
      return openFile(dialogOpen, [{ name: dialogType, extensions: ['json'] }]);
    },
    saveBundle: (suggestedName, language) => {
      const { dialogSave, dialogType } = (language === 'en' ? en : zhCN).diagnostics;
      return saveOne(dialogSave, suggestedName, [{ name: dialogType, extensions: ['zip'] }]);
    },
    save: (suggestedName, language) => saveOne(textsIn(language).dialogSave, suggestedName, filtersIn(language)),
    saveTable: (suggestedName, format, language) => {
      const { exportTitle, exportKinds } = (language === 'en' ? en : zhCN).match;
      return saveOne(exportTitle, suggestedName, [{ name: exportKinds[format], extensions: [format] }]);
    },
    open: (language) => openFile(textsIn(language).dialogOpen, filtersIn(language)),
    openMenu: (language) => {
      const { dialogOpen, dialogType } = (language === 'en' ? en : zhCN).menu;
      return openFile(dialogOpen, [{ name: dialogType, extensions: ['csv', 'json', 'txt'] }]);
    },
  };
}
