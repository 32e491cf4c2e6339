// A bar code of digits and capitals (Code 39), for what one till shows and another one's scanner reads. Wide bars are two modules.

/** Nine bars and spaces in turn, w = wide, n = narrow. */
const patterns: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '0nnnwwnwnn 1wnnwnnnnw 2nnwwnnnnw 3wnwwnnnnn 4nnnwwnnnw 5wnnwwnnnn 6nnwwwnnnn 7nnnwnnwnw 8wnnwnnwnn 9nnwwnnwnn ' +
    'Awnnnnwnnw Bnnwnnwnnw Cwnwnnwnnn Dnnnnwwnnw Ewnnnwwnnn Fnnwnwwnnn Gnnnnnwwnw Hwnnnnwwnn Innwnnwwnn Jnnnnwwwnn ' +
    'Kwnnnnnnww Lnnwnnnnww Mwnwnnnnwn Nnnnnwnnww Ownnnwnnwn Pnnwnwnnwn Qnnnnnnwww Rwnnnnnwwn Snnwnnnwwn Tnnnnwnwwn ' +
    'Uwwnnnnnnw Vnwwnnnnnw Wwwwnnnnnn Xnwnnwnnnw Ywwnnwnnnn Znwwnwnnnn *nwnnwnwnn'
  )
    .split(' ')
    .map((entry) => [entry.charAt(0), entry.slice(1)]),
);

export type Bar = { readonly at: number; readonly width: number };

/** The bars of `text` with start and stop sign, and the whole width, in modules. What is no digit or capital is left out. */
export function code39(text: string): { readonly bars: readonly Bar[]; readonly width: number } {
  const bars: Bar[] = [];
  let at = 0;
  for (const letter of `*${text.replaceAll(/[^0-9A-Z]/g, '')}*`) {
    for (const [index, size] of [...(patterns[letter] ?? '')].entries()) {
      const width = size === 'w' ? 2 : 1;
      if (index % 2 === 0) {
        bars.push({ at, width });
      }
      at += width;
    }
    at += 1;
  }
  return { bars, width: at - 1 };
}
