// A file shown in the system's own file manager, for a technician who has to carry it away. Nothing is opened or run.
import { shell } from 'electron';

/** False where the system would not. */
export function showInFolder(file: string): boolean {
  try {
    shell.showItemInFolder(file);
    return true;
  } catch {
    return false;
  }
}
