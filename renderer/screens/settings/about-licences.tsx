// What others made and is shipped with the till: found by name or licence, each with its text.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LicenceView } from '../../../shared/about.ts';
import { askWhileShown } from '../../bridge.ts';
import { RowPress } from '../../components/row-press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { RowList } from '../queue/row-list.tsx';
import styles from './about-panel.module.css';
import panel from './panel.module.css';

const rowHeight = 56;

export function AboutLicences({ licences }: { readonly licences: readonly LicenceView[] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = search.trim().toLocaleLowerCase();
  const found = licences.filter(
    ({ name, licence }) => name.toLocaleLowerCase().includes(wanted) || licence.toLocaleLowerCase().includes(wanted),
  );
  const licence = found.find((one) => keyOf(one) === chosen) ?? null;

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Escape' && chosen !== null) {
      setChosen(null);
      return true;
    }
    if (name !== 'ArrowDown' && name !== 'ArrowUp') {
      return false;
    }
    const at = found.findIndex((one) => keyOf(one) === chosen);
    const next = found[name === 'ArrowDown' ? Math.min(at + 1, found.length - 1) : Math.max(at - 1, 0)];
    setChosen(next === undefined ? null : keyOf(next));
    return true;
  });

  return (
    <section
      className={`${panel['side']} ${styles['right']}`}
      aria-label={t('about.licences', { count: licences.length })}
    >
      <h2 className={styles['heading']}>{t('about.licences', { count: licences.length })}</h2>
      {licences.length === 0 ? <p className={panel['hint']}>{t('about.unbundled')}</p> : null}
      <input
        className={panel['input']}
        value={search}
        placeholder={t('about.search')}
        aria-label={t('about.search')}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        data-testid="licences-search"
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={leaveOnEnter()}
      />
      <p className={panel['hint']} data-testid="licences-found" data-count={found.length}>
        {t(found.length === 0 ? 'about.none' : 'about.found', { count: found.length })}
      </p>
      <RowList rows={found} keyOf={keyOf} rowHeight={rowHeight} chosen={chosen} more={false} onMore={nothingMore}>
        {(row) => (
          <RowPress
            className={styles['row']}
            chosen={keyOf(row) === chosen}
            onChoose={() => setChosen(keyOf(row) === chosen ? null : keyOf(row))}
            testid={`licence-${row.name}`}
          >
            <span className={styles['rowName']}>
              {row.name} <span className={`number ${styles['soft']}`}>{row.version}</span>
            </span>
            <span className={styles['soft']}>{row.licence}</span>
          </RowPress>
        )}
      </RowList>
      {licence === null ? null : <LicenceText key={keyOf(licence)} licence={licence} />}
    </section>
  );
}

function LicenceText({ licence: { name, version, licence } }: { readonly licence: LicenceView }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [text, setText] = useState<string | null>(null);
  useEffect(
    () =>
      askWhileShown(bridge.getLicence({ name, version }), (answer) => {
        if (answer.ok) {
          setText(answer.value.text ?? t('about.noText', { licence }));
        }
      }),
    [bridge, name, version, licence, t],
  );
  return (
    <section className={`${styles['text']} scroll selectable`} aria-label={name} data-testid="licence-text">
      {text}
    </section>
  );
}

function keyOf({ name, version }: LicenceView): string {
  return `${name} ${version}`;
}

function nothingMore(): void {
  // All of them are here.
}
