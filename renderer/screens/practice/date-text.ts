// A day in the person's language, in the store's time zone.

/** `moment`: wall ms UTC. */
export function dateText(moment: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(moment);
}
