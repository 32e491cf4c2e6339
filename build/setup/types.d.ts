// Types of libraries that ship none, as far as set-up uses them.
declare module 'unzipper' {
  interface ZipEntry {
    path: string;
    type: 'File' | 'Directory';
    externalFileAttributes: number;
    stream(): NodeJS.ReadableStream;
  }
  export const Open: { file(path: string): Promise<{ files: ZipEntry[] }> };
}
