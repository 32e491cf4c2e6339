// Shifts at the drawer and seals of days: append-only rows that repeat, for quick reading, what their audit entries say under the chain.
import type { Database } from 'better-sqlite3';

/**
 * `shift_step`: one row a step of a shift; `operation` is the number of the last operation before it, which is how a shift knows its own:
 * behind the step that closed the shift before, up to the step that closed this one. `amount` in fen: the float, what was put in (or, below
 * zero, taken out), what was counted. The triggers let no two shifts be open at once, and nothing happen in one that is not.
 * `day_seal`: what a day came to when it was sealed; a final seal is the last of its day. Times: wall ms UTC.
 */
export function createShifts(database: Database): void {
  database.exec(`
    CREATE TABLE shift_step (
      sequence INTEGER PRIMARY KEY,
      shift INTEGER NOT NULL CHECK (shift >= 1),
      step TEXT NOT NULL CHECK (step IN ('opened','moved','counted','closed')),
      intent TEXT NOT NULL UNIQUE,
      operation INTEGER NOT NULL CHECK (operation >= 0),
      amount INTEGER NOT NULL,
      at INTEGER NOT NULL,
      entry INTEGER NOT NULL REFERENCES audit_entry (sequence)
    ) STRICT;
    CREATE INDEX shift_step_shift ON shift_step (shift, sequence);
    CREATE UNIQUE INDEX shift_opened ON shift_step (shift) WHERE step = 'opened';
    CREATE UNIQUE INDEX shift_closed ON shift_step (shift) WHERE step = 'closed';

    CREATE TRIGGER shift_opens_in_turn BEFORE INSERT ON shift_step WHEN NEW.step = 'opened' AND (
        NEW.shift <> 1 + coalesce((SELECT max(shift) FROM shift_step), 0)
        OR (NEW.shift > 1 AND NOT EXISTS (SELECT 1 FROM shift_step WHERE shift = NEW.shift - 1 AND step = 'closed')))
      BEGIN SELECT RAISE(ABORT, 'a shift opens when the one before it is closed'); END;
    CREATE TRIGGER shift_takes_steps_while_open BEFORE INSERT ON shift_step WHEN NEW.step <> 'opened' AND (
        NOT EXISTS (SELECT 1 FROM shift_step WHERE shift = NEW.shift AND step = 'opened')
        OR EXISTS (SELECT 1 FROM shift_step WHERE shift = NEW.shift AND step = 'closed'))
      BEGIN SELECT RAISE(ABORT, 'this shift is not open'); END;
    CREATE TRIGGER shift_step_never_changes BEFORE UPDATE ON shift_step
      BEGIN SELECT RAISE(ABORT, 'a step of a shift never changes'); END;
    CREATE TRIGGER shift_step_never_goes BEFORE DELETE ON shift_step
      BEGIN SELECT RAISE(ABORT, 'a step of a shift never goes'); END;

    -- Which sale's payments a call of 6.20 changes: no sale writes it.
    CREATE INDEX operation_payment_change
      ON operation (CASE WHEN json_valid(payload) THEN json_extract(payload, '$.content.voucher') END)
      WHERE kind = 'service' AND CASE WHEN json_valid(payload) THEN json_extract(payload, '$.content.voucher') END IS NOT NULL;

    CREATE TABLE day_seal (
      sequence INTEGER PRIMARY KEY,
      day TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('provisional','final')),
      operation INTEGER NOT NULL CHECK (operation >= 0),
      at INTEGER NOT NULL,
      entry INTEGER NOT NULL REFERENCES audit_entry (sequence)
    ) STRICT;
    CREATE INDEX day_seal_day ON day_seal (day, sequence);

    CREATE TRIGGER day_seal_is_the_last BEFORE INSERT ON day_seal
      WHEN EXISTS (SELECT 1 FROM day_seal WHERE day = NEW.day AND kind = 'final')
      BEGIN SELECT RAISE(ABORT, 'a sealed day stays sealed'); END;
    CREATE TRIGGER day_seal_never_changes BEFORE UPDATE ON day_seal
      BEGIN SELECT RAISE(ABORT, 'a seal never changes'); END;
    CREATE TRIGGER day_seal_never_goes BEFORE DELETE ON day_seal
      BEGIN SELECT RAISE(ABORT, 'a seal never goes'); END;
  `);
}
