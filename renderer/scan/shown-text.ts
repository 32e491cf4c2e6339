// A scanned text for a person's eyes: control characters are shown by their pictures, ␝ for GS1's separator.

export function shownText(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x24_00 + code) : character;
    })
    .join('');
}
