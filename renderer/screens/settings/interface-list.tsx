// The catalogue on the left of the interface console: search, chapters, one row an interface with what it does.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterfaceView } from '../../../shared/interfaces-console.ts';
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { EffectBadge } from './effect-badge.tsx';
import { spokenId } from './interface-text.ts';
import styles from './interfaces-panel.module.css';
import panel from './panel.module.css';

export type InterfaceListProps = {
  /** What the search found, in the document's order. */
  readonly found: readonly InterfaceView[];
  readonly total: number;
  readonly search: string;
  readonly chosen: string | null;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (id: string) => void;
};

export function InterfaceList({ found, total, search, chosen, onSearch, onChoose }: InterfaceListProps) {
  const { t, i18n } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const chapters = [...new Set(found.map(({ chapter }) => chapter))];

  // The arrows may choose one that is out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is what it follows
  useEffect(() => {
    list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  return (
    <section className={`${panel['side']} ${styles['left']}`} aria-label={t('interfaces.list')}>
      <input
        className={`${panel['input']} ${styles['search']}`}
        type="search"
        value={search}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('interfaces.search')}
        aria-label={t('interfaces.search')}
        data-testid="interface-search"
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={leaveOnEnter(() => {
          const [first] = found;
          if (first !== undefined) {
            onChoose(first.id);
          }
        })}
      />
      <div className={styles['count']} data-testid="interface-count" data-shown={found.length} data-total={total}>
        {found.length === 0 ? t('interfaces.none') : t('interfaces.count', { shown: found.length, total })}
      </div>
      <div ref={list} className={`${styles['list']} scroll`}>
        {chapters.map((chapter) => (
          <section key={chapter} aria-label={chapterName(chapter)} className={styles['chapter']}>
            <h2 className={styles['chapterName']}>{chapterName(chapter)}</h2>
            {found.filter((one) => one.chapter === chapter).map(rowOf)}
          </section>
        ))}
      </div>
    </section>
  );

  function rowOf({ id, section, title, effect }: InterfaceView) {
    return (
      <Press
        key={id}
        aria-pressed={id === chosen}
        className={styles['row']}
        testid={`interface-${id}`}
        onClick={() => onChoose(id)}
      >
        <span className={styles['rowHead']}>
          <span className="number">{section}</span>
          <EffectBadge effect={effect} />
        </span>
        {i18n.language === 'en' ? <span className={styles['name']}>{spokenId(id)}</span> : null}
        <span className={styles[i18n.language === 'en' ? 'about' : 'name']}>{title}</span>
      </Press>
    );
  }

  function chapterName(chapter: string): string {
    return isNamed(chapter) ? t(`interfaces.chapter.${chapter}`) : t('interfaces.chapterOther', { number: chapter });
  }
}

const named = ['2', '3', '4', '5', '6', '7', 'unipos', 'member'] as const;

function isNamed(chapter: string): chapter is (typeof named)[number] {
  return named.some((one) => one === chapter);
}
