-- Yatai, head office: what a till may call. Its role may do nothing else: it neither reads nor writes a table itself.

-- Makes the months' partitions, from the last one on and `ahead` months more. Call it monthly (pg_cron, or any scheduler); late is no harm:
-- what came meanwhile lies in the default partitions and is moved.
CREATE OR REPLACE FUNCTION yatai.tend(ahead integer DEFAULT 3) RETURNS void LANGUAGE plpgsql SET search_path = yatai, pg_temp AS $$
DECLARE
  month date;
  part text;
  one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('event', 'received_on'), ('operation', 'day')) AS tables (title, span) LOOP
    FOR month IN SELECT generate_series(date_trunc('month', now()) - interval '1 month',
        date_trunc('month', now()) + make_interval(months => ahead), interval '1 month')::date LOOP
      part := format('%s_%s', one.title, to_char(month, 'YYYY_MM'));
      CONTINUE WHEN to_regclass('yatai.' || part) IS NOT NULL;
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, one.title);
      EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
        one.title || '_other', one.span, month, one.span, month + interval '1 month', part);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        one.title, part, month, (month + interval '1 month')::date);
    END LOOP;
  END LOOP;
END $$;

-- The newest version that was installed, whether rows can be written now, and how far each of a till's streams is.
CREATE OR REPLACE FUNCTION yatai.greet(install_ids text[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = yatai, pg_temp AS $$
  SELECT jsonb_build_object(
    'schema', (SELECT max(version) FROM schema_version),
    'writable', NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off',
    'streams', coalesce((
      SELECT jsonb_agg(jsonb_build_object('installId', install_id, 'last', last_sequence, 'hash', encode(last_hash, 'hex'),
        'mine', login = session_user))
      FROM stream WHERE install_id = ANY (install_ids)), '[]'));
$$;

-- The caller's stream, locked; made where it is new. A new one begins with nothing, or behind an event that stands in its parent.
-- YT002: it does not. YT003: another login made it.
CREATE OR REPLACE FUNCTION yatai.own_stream(asked json) RETURNS yatai.stream
LANGUAGE plpgsql SET search_path = yatai, pg_temp AS $$
DECLARE
  own stream;
  former stream;
  known bytea;
  from_sequence bigint := coalesce((asked->'parent'->>'sequence')::bigint, 0);
  from_hash bytea := decode(coalesce(asked->'parent'->>'hash', repeat('00', 32)), 'hex');
BEGIN
  SELECT * INTO own FROM stream WHERE install_id = asked->>'installId' FOR UPDATE;
  IF NOT FOUND THEN
    IF asked->'parent'->>'installId' IS NOT NULL THEN
      SELECT * INTO former FROM stream WHERE install_id = asked->'parent'->>'installId';
      SELECT CASE WHEN former.last_sequence = from_sequence THEN former.last_hash
        ELSE (SELECT hash FROM event WHERE stream = former.stream AND sequence = from_sequence) END INTO known;
    ELSIF from_sequence = 0 THEN
      known := decode(repeat('00', 32), 'hex');
    END IF;
    IF known IS DISTINCT FROM from_hash THEN
      RAISE EXCEPTION 'event % does not stand here', from_sequence USING ERRCODE = 'YT002';
    END IF;
    INSERT INTO stream (install_id, login, parent, parent_sequence, family, depth, last_sequence, last_hash)
      VALUES (asked->>'installId', session_user, former.stream, from_sequence, coalesce(former.family, 0),
        coalesce(former.depth + 1, 0), from_sequence, from_hash)
      ON CONFLICT (install_id) DO NOTHING;
    UPDATE stream SET family = stream WHERE install_id = asked->>'installId' AND family = 0;
    SELECT * INTO own FROM stream WHERE install_id = asked->>'installId' FOR UPDATE;
  END IF;
  IF own.login <> session_user THEN
    RAISE EXCEPTION 'the stream % belongs to the login %', own.install_id, own.login USING ERRCODE = 'YT003';
  END IF;
  RETURN own;
END $$;

-- Takes a batch of events, all or none, with the till's word on itself. The first must be the next one of its stream, and each must name the
-- hash of the one before it. YT001: an event is missing or was sent before. YT002: the chain does not fit: a fork. Answers how far it is now.
CREATE OR REPLACE FUNCTION yatai.ship(asked json) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = yatai, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  own stream;
  batch shipped[];
  fault record;
  said json := (asked->>'standing')::json;
  here integer;
BEGIN
  own := own_stream(asked->'stream');
  SELECT array_agg(one ORDER BY one.sequence) INTO batch FROM json_populate_recordset(NULL::shipped, asked->'events') AS one;

  SELECT * INTO fault FROM (
    SELECT one.sequence, one.previous <> lag(one.hash, 1, encode(own.last_hash, 'hex')) OVER in_order AS forked,
      own.last_sequence + row_number() OVER in_order AS wanted
    FROM unnest(batch) AS one WINDOW in_order AS (ORDER BY one.sequence)
  ) AS link WHERE link.sequence <> link.wanted OR link.forked ORDER BY link.sequence LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'event % does not follow', fault.sequence
      USING ERRCODE = CASE WHEN fault.sequence <> fault.wanted THEN 'YT001' ELSE 'YT002' END;
  END IF;

  INSERT INTO place (merchant_no, terminal_no)
    SELECT DISTINCT one.merchant, one.terminal FROM unnest(batch) AS one
    WHERE one.merchant IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM place WHERE merchant_no = one.merchant AND terminal_no = one.terminal)
    ON CONFLICT DO NOTHING;

  INSERT INTO event (stream, sequence, received_on, attempt, before, after, wall, hash, serial, reason, person)
    SELECT own.stream, one.sequence, current_date, one.attempt, one.before, one.after, to_timestamp(one.wall / 1000.0),
      decode(one.hash, 'hex'), one.serial, one.reason, one.person
    FROM unnest(batch) AS one;

  PERFORM hold(batch, own);

  IF said IS NOT NULL THEN
    INSERT INTO place (merchant_no, terminal_no, store_name)
      SELECT said->>'merchantNo', said->>'terminalNo', said->>'storeName'
      WHERE NOT EXISTS (SELECT 1 FROM place WHERE merchant_no = said->>'merchantNo' AND terminal_no = said->>'terminalNo')
      ON CONFLICT DO NOTHING;
    SELECT place INTO here FROM place WHERE merchant_no = said->>'merchantNo' AND terminal_no = said->>'terminalNo';
    UPDATE place SET store_name = said->>'storeName' WHERE place = here AND store_name IS DISTINCT FROM said->>'storeName';
  END IF;
  UPDATE stream AS s SET
    last_sequence = coalesce(batch[cardinality(batch)].sequence, s.last_sequence),
    last_hash = coalesce(decode(batch[cardinality(batch)].hash, 'hex'), s.last_hash),
    last_event_at = coalesce(to_timestamp(batch[cardinality(batch)].wall / 1000.0), s.last_event_at),
    heard_at = clock_timestamp(),
    place = coalesce(here, s.place),
    version = coalesce(said->>'version', s.version),
    journal_events = coalesce((said->>'events')::bigint, s.journal_events),
    clock_ahead_ms = coalesce((said->>'now')::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint, s.clock_ahead_ms),
    waiting = coalesce((said->>'waiting')::integer, s.waiting),
    unknown = coalesce((said->>'unknown')::integer, s.unknown),
    manual = coalesce((said->>'manual')::integer, s.manual)
  WHERE s.stream = own.stream RETURNING s.last_sequence INTO own.last_sequence;
  RETURN own.last_sequence;
END $$;

-- Brings the operations of a batch to what its events say. An operation is held by one stream. Of one family the newest holds it (a restored
-- journal goes on); another family takes it by a hand-over, and of two the later one counts: whoever ships late changes nothing.
CREATE OR REPLACE FUNCTION yatai.hold(batch yatai.shipped[], own yatai.stream) RETURNS void
LANGUAGE sql SET search_path = yatai, pg_temp AS $$
  INSERT INTO operation AS o (serial, day, stream, family, depth, place, attempt, kind, state, recharge, offline, created_at, state_at,
      taken_at, amount, held, sale, stored_in, stored_out, methods, service, voucher, parent, paper, reason, operator, card, approved_by, lifted)
    SELECT one.serial, (to_timestamp(one.created / 1000.0) AT TIME ZONE 'Asia/Shanghai')::date, own.stream, own.family, own.depth,
      max(p.place), (array_agg(one.attempt ORDER BY one.sequence DESC))[1], max(one.kind),
      (array_agg(one.after ORDER BY one.sequence DESC))[1], bool_or(one.recharge), bool_or(one.offline), to_timestamp(one.created / 1000.0),
      to_timestamp((array_agg(one.wall ORDER BY one.sequence DESC))[1] / 1000.0),
      to_timestamp(max(one.wall) FILTER (WHERE one.before IS NULL OR one.reason = 'handOverTaken') / 1000.0),
      max(one.amount), max(one.held), max(one.sale), max(one.stored_in), max(one.stored_out),
      (array_agg(one.methods) FILTER (WHERE one.methods IS NOT NULL))[1], max(one.service),
      (array_agg(one.voucher ORDER BY one.sequence DESC) FILTER (WHERE one.voucher IS NOT NULL))[1],
      max(one.parent), max(one.paper), (array_agg(one.reason ORDER BY one.sequence DESC))[1],
      decode(max(one.operator), 'hex'), decode(max(one.card), 'hex'),
      max(one.person) FILTER (WHERE one.before IS NULL), max(one.lifted)
    FROM unnest(batch) AS one LEFT JOIN place AS p ON p.merchant_no = one.merchant AND p.terminal_no = one.terminal
    GROUP BY one.serial, one.created
  ON CONFLICT (serial, day) DO UPDATE SET
    stream = excluded.stream, family = excluded.family, depth = excluded.depth,
    state = excluded.state, state_at = excluded.state_at, reason = excluded.reason, attempt = excluded.attempt,
    taken_at = coalesce(excluded.taken_at, o.taken_at), voucher = coalesce(excluded.voucher, o.voucher),
    place = coalesce(o.place, excluded.place), kind = coalesce(o.kind, excluded.kind), recharge = coalesce(o.recharge, excluded.recharge),
    offline = coalesce(o.offline, excluded.offline), amount = coalesce(o.amount, excluded.amount), held = coalesce(o.held, excluded.held),
    sale = coalesce(o.sale, excluded.sale), stored_in = coalesce(o.stored_in, excluded.stored_in),
    stored_out = coalesce(o.stored_out, excluded.stored_out), methods = coalesce(o.methods, excluded.methods),
    service = coalesce(o.service, excluded.service), parent = coalesce(o.parent, excluded.parent), paper = coalesce(o.paper, excluded.paper),
    operator = coalesce(o.operator, excluded.operator), card = coalesce(o.card, excluded.card),
    approved_by = coalesce(o.approved_by, excluded.approved_by), lifted = coalesce(o.lifted, excluded.lifted)
  WHERE (o.family = excluded.family AND o.depth <= excluded.depth) OR excluded.taken_at > o.taken_at;
$$;
