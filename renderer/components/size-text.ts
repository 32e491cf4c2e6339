// How large a file is, in words that fit a row.

/** `bytes` → `640 kB`, `1.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) {
    return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  }
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Room on a disk: `1.2 GB`, `640 MB`. A full one is `0 MB`. */
export function roomText(bytes: number): string {
  return bytes < 1_000_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
