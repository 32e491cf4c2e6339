// The page to leaf through the pictures: a row a screen, a column a look; a press shows one at its full size.

export type Picture = {
  readonly screen: string;
  readonly size: string;
  readonly language: string;
  readonly theme: string;
  /** Beside the page. */
  readonly file: string;
};

export function indexPage(pictures: readonly Picture[]): string {
  const screens = [...new Set(pictures.map(({ screen }) => screen))];
  const columns = [...new Set(pictures.map(look))];
  const row = (screen: string) => {
    const cells = columns.map((column) => {
      const picture = pictures.find((one) => one.screen === screen && look(one) === column);
      return picture === undefined
        ? '<td></td>'
        : `<td><a href="${picture.file}"><img loading="lazy" src="${picture.file}" alt="${escaped(screen)}, ${column}"></a></td>`;
    });
    return `<tr><th>${escaped(screen)}</th>${cells.join('')}</tr>`;
  };
  return `<!doctype html>
<meta charset="utf-8"><title>Yatai: every screen</title>
<style>
body { font: 15px system-ui, sans-serif; margin: 16px }
th { text-align: left; position: sticky; left: 0; background: #fff; padding: 4px 12px }
thead th { top: 0; z-index: 1 }
img { width: 320px; display: block; border: 1px solid #ccc }
</style>
<table><thead><tr><th></th>${columns.map((column) => `<th>${column}</th>`).join('')}</tr></thead>
<tbody>${screens.map(row).join('\n')}</tbody></table>
`;
}

function look({ size, language, theme }: Picture): string {
  return `${size}, ${language}, ${theme}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
