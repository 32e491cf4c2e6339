-- Yatai, head office: the tables, version 1. Run as often as you like: what is there stays.
-- Amounts are fen. Times are the tills' own clocks unless a comment says otherwise. No names, no mobile numbers, no card numbers.

CREATE SCHEMA IF NOT EXISTS yatai;

DO $$ BEGIN
  IF to_regtype('yatai.state') IS NULL THEN
    CREATE TYPE yatai.state AS ENUM ('pending','sending','unknown','applied','rejected','cancelled','reverted','blocked','manual');
    CREATE TYPE yatai.kind AS ENUM ('consumption','recharge','revocation','service');
    -- One event as a till sends it; the second half is filled with an operation's first event only.
    CREATE TYPE yatai.shipped AS (
      sequence bigint, hash text, previous text, serial text, created bigint,
      before yatai.state, after yatai.state, attempt integer, reason text, wall bigint, person text, voucher text,
      kind yatai.kind, service text, merchant text, terminal text, amount bigint, held bigint,
      sale bigint, recharge boolean, stored_in bigint, stored_out bigint, methods jsonb,
      offline boolean, operator text, card text, parent text, paper text, lifted text
    );
  END IF;
END $$;

CREATE TABLE IF NOT EXISTS yatai.schema_version (
  version integer PRIMARY KEY,
  installed_at timestamptz NOT NULL DEFAULT now()
);

-- Where a till stands: one row a merchant and terminal number.
CREATE TABLE IF NOT EXISTS yatai.place (
  place integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  merchant_no text NOT NULL,
  terminal_no text NOT NULL,
  store_name text,
  UNIQUE (merchant_no, terminal_no)
);

-- A stream is what one installation wrote into its journal. A journal that was restored or copied goes on under a new install id: a
-- stream of its own, whose parent is the one that it goes on from. `family` is the first of them, `depth` how many came before.
CREATE TABLE IF NOT EXISTS yatai.stream (
  stream integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  install_id text NOT NULL UNIQUE CHECK (install_id ~ '^[0-9a-f]{16}$'),
  login name NOT NULL,
  parent integer REFERENCES yatai.stream,
  parent_sequence bigint NOT NULL CHECK (parent_sequence >= 0),
  family integer NOT NULL,
  depth integer NOT NULL CHECK (depth >= 0),
  registered_at timestamptz NOT NULL DEFAULT now(),
  -- The high-water mark: up to here every event is in `event`, in chain.
  last_sequence bigint NOT NULL,
  last_hash bytea NOT NULL CHECK (length(last_hash) = 32),
  last_event_at timestamptz,
  -- What the till said of itself last, and when (this server's clock).
  heard_at timestamptz NOT NULL DEFAULT now(),
  place integer REFERENCES yatai.place,
  version text,
  journal_events bigint,
  clock_ahead_ms bigint,
  waiting integer,
  unknown integer,
  manual integer
) WITH (fillfactor = 50);

-- Every event once. The hash is the till's own, over the whole event; the part of it that stays at the till is not here.
CREATE TABLE IF NOT EXISTS yatai.event (
  stream integer NOT NULL,
  sequence bigint NOT NULL,
  received_on date NOT NULL,
  attempt integer NOT NULL,
  before yatai.state,
  after yatai.state NOT NULL,
  wall timestamptz NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  serial text NOT NULL,
  reason text NOT NULL,
  person text,
  PRIMARY KEY (stream, sequence, received_on),
  UNIQUE (hash, received_on)
) PARTITION BY RANGE (received_on);

-- Every operation once, by its serial, as its newest event has it. `stream` holds it now: a till that took it over, or a restored journal.
-- `sale`, `stored_in`, `stored_out`, `methods` ([means of payment, fen] each): what it is worth once it is booked. `day` is the store's day in China.
CREATE TABLE IF NOT EXISTS yatai.operation (
  serial text NOT NULL,
  day date NOT NULL,
  stream integer NOT NULL,
  family integer NOT NULL,
  depth integer NOT NULL,
  place integer,
  attempt integer NOT NULL,
  kind yatai.kind,
  state yatai.state NOT NULL,
  recharge boolean,
  offline boolean,
  created_at timestamptz NOT NULL,
  state_at timestamptz NOT NULL,
  taken_at timestamptz,
  amount bigint,
  held bigint,
  sale bigint,
  stored_in bigint,
  stored_out bigint,
  methods jsonb,
  service text,
  voucher text,
  parent text,
  paper text,
  reason text NOT NULL,
  operator bytea,
  card bytea,
  approved_by text,
  lifted text,
  PRIMARY KEY (serial, day)
) PARTITION BY RANGE (day);

CREATE INDEX IF NOT EXISTS operation_day ON yatai.operation (day, place);
CREATE INDEX IF NOT EXISTS operation_open ON yatai.operation (created_at)
  WHERE state IN ('pending','sending','unknown','blocked','manual');
CREATE INDEX IF NOT EXISTS operation_parent ON yatai.operation (parent) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS operation_voucher ON yatai.operation (voucher) WHERE voucher IS NOT NULL;

-- What no month holds yet (nobody called yatai.tend(), or a till's clock is years off).
CREATE TABLE IF NOT EXISTS yatai.event_other PARTITION OF yatai.event DEFAULT;
CREATE TABLE IF NOT EXISTS yatai.operation_other PARTITION OF yatai.operation DEFAULT;
