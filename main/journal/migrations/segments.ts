// Which part of the history each installation of this journal wrote: head office takes the history in these parts.
import type { Database } from 'better-sqlite3';

/** `after_event`: the last event before the install id was drawn. Of rows that are older than this step it is read from the starts. */
export function markSegments(database: Database): void {
  database.exec(`
    ALTER TABLE installation ADD COLUMN after_event INTEGER NOT NULL DEFAULT 0 CHECK (after_event >= 0);

    UPDATE installation SET after_event = coalesce(
        (SELECT min(event.sequence) - 1 FROM event CROSS JOIN boot ON boot.id = event.boot
         WHERE boot.sequence >= (SELECT min(sequence) FROM boot WHERE opened_at >= installation.drawn_at)),
        (SELECT max(sequence) FROM event), 0)
      WHERE sequence > (SELECT min(sequence) FROM installation);
  `);
}
