// An AppImage is replaced as every file that counts: written beside, synced, proven, renamed. The old one stays whole until then.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** `sha512` in base64. Throws what the disk says, and where the copy is another than was downloaded; `target` is then as it was. */
export async function placeAppImage(downloaded: string, target: string, sha512: string): Promise<void> {
  if (!(await stat(target)).isFile()) {
    throw new Error('the running AppImage is no file');
  }
  const part = `${target}.new`;
  try {
    await copyFile(downloaded, part);
    await chmod(part, 0o755);
    await sync(part);
    if ((await fingerprint(part)) !== sha512) {
      throw new Error('the copy of the update is not what was downloaded');
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await sync(dirname(target));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(file)) {
    hash.update(piece);
  }
  return hash.digest('base64');
}
