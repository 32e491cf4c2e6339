-- Yatai, head office: ready views. Amounts in fen. A till's own report of the same day says the same, to the fen.

-- One row for each thing that an operation does to the sums of a day. A revocation counts on its own day; what somebody else undid counts on
-- the day of the sale, for no till knows when it was done.
CREATE OR REPLACE VIEW yatai.money AS
  SELECT o.serial, o.day, o.place, 'booked' AS effect, (o.sale IS NOT NULL)::integer AS sales, coalesce(o.sale, 0) AS sales_amount,
    0 AS undone, 0::bigint AS undone_amount, o.recharge::integer AS recharges, o.stored_in, o.stored_out, o.methods, 1 AS sign
  FROM yatai.operation AS o
  WHERE o.kind <> 'revocation' AND o.state IN ('applied','reverted')
UNION ALL
  SELECT o.serial, o.day, o.place, 'undoneElsewhere', 0, 0, (o.sale IS NOT NULL)::integer, coalesce(o.sale, 0), 0,
    -o.stored_in, -o.stored_out, o.methods, -1
  FROM yatai.operation AS o
  WHERE o.kind <> 'revocation' AND o.state = 'reverted' AND NOT EXISTS (
    SELECT 1 FROM yatai.operation AS r WHERE r.parent = o.serial AND r.kind = 'revocation' AND r.state = 'applied')
UNION ALL
  SELECT r.serial, r.day, r.place, 'undone', 0, 0, (o.sale IS NOT NULL)::integer, coalesce(o.sale, 0), 0,
    -o.stored_in, -o.stored_out, o.methods, -1
  FROM yatai.operation AS r JOIN yatai.operation AS o ON o.serial = r.parent
  WHERE r.kind = 'revocation' AND r.state = 'applied' AND o.state IN ('applied','reverted')
UNION ALL
  -- From paper: nothing is known but the amount. Where the till has the sale itself, that says it.
  SELECT r.serial, r.day, r.place, 'undonePaper', 0, 0, 1, r.amount, 0, 0, 0, NULL, -1
  FROM yatai.operation AS r
  WHERE r.kind = 'revocation' AND r.state = 'applied'
    AND NOT EXISTS (SELECT 1 FROM yatai.operation AS o WHERE o.serial = r.parent)
    AND (r.parent IS NOT NULL OR r.paper IS NULL OR NOT EXISTS (
      SELECT 1 FROM yatai.operation AS o WHERE o.voucher = r.paper AND o.kind <> 'revocation' AND o.family = r.family));

-- By store, terminal and day.
CREATE OR REPLACE VIEW yatai.turnover AS
  WITH summed AS (
    SELECT m.day, m.place, sum(m.sales) AS sales, sum(m.sales_amount) AS sales_amount, sum(m.undone) AS undone,
      sum(m.undone_amount) AS undone_amount, sum(m.recharges) AS recharges, sum(m.stored_in) AS stored_in, sum(m.stored_out) AS stored_out
    FROM yatai.money AS m GROUP BY m.day, m.place
  ), counted AS (
    SELECT o.day, o.place, count(*) AS operations,
      count(*) FILTER (WHERE o.state IN ('rejected','cancelled') AND o.reason <> 'withdrawn') AS refused,
      count(*) FILTER (WHERE o.kind = 'revocation' AND o.state = 'applied') AS revocations,
      count(*) FILTER (WHERE o.offline AND o.sale IS NOT NULL AND o.state IN ('applied','reverted')) AS offline,
      coalesce(sum(o.amount) FILTER (WHERE o.offline AND o.sale IS NOT NULL AND o.state IN ('applied','reverted')), 0) AS offline_amount,
      count(*) FILTER (WHERE o.kind <> 'revocation' AND o.state NOT IN ('applied','rejected','cancelled','reverted')) AS open,
      coalesce(sum(o.amount) FILTER (WHERE o.kind <> 'revocation' AND o.state NOT IN ('applied','rejected','cancelled','reverted')), 0)
        AS open_amount
    FROM yatai.operation AS o WHERE o.kind IS NOT NULL GROUP BY o.day, o.place
  )
  SELECT p.merchant_no, p.terminal_no, p.store_name, c.day, c.operations,
    coalesce(s.sales, 0) AS sales, coalesce(s.sales_amount, 0) AS sales_amount, coalesce(s.undone, 0) AS undone,
    coalesce(s.undone_amount, 0) AS undone_amount, coalesce(s.sales_amount, 0) - coalesce(s.undone_amount, 0) AS turnover,
    coalesce(s.recharges, 0) AS recharges, coalesce(s.stored_in, 0) AS stored_in, coalesce(s.stored_out, 0) AS stored_out,
    c.revocations, c.refused, c.offline, c.offline_amount, c.open, c.open_amount
  FROM counted AS c LEFT JOIN summed AS s USING (day, place) LEFT JOIN yatai.place AS p USING (place);

-- The same by means of payment: `stored`, `points`, `coupons`, or `other:` and the id of the profile's payment method.
CREATE OR REPLACE VIEW yatai.turnover_by_payment AS
  SELECT p.merchant_no, p.terminal_no, p.store_name, m.day, paid ->> 0 AS method, sum(m.sign) AS count,
    sum(m.sign * (paid ->> 1)::bigint)::bigint AS amount
  FROM yatai.money AS m CROSS JOIN LATERAL jsonb_array_elements(m.methods) AS paid LEFT JOIN yatai.place AS p USING (place)
  GROUP BY p.merchant_no, p.terminal_no, p.store_name, m.day, paid ->> 0;

-- Each operation that is not decided: what it is worth, and whose affair it is now.
CREATE OR REPLACE VIEW yatai.money_at_risk AS
  SELECT p.merchant_no, p.terminal_no, p.store_name, o.serial, o.kind, o.service, o.state, o.amount, o.held, o.created_at, o.state_at, o.reason,
    now() - o.created_at AS age,
    CASE WHEN now() - o.created_at < interval '10 minutes' THEN '1: under 10 minutes'
      WHEN now() - o.created_at < interval '1 hour' THEN '2: under an hour'
      WHEN now() - o.created_at < interval '1 day' THEN '3: under a day' ELSE '4: a day or more' END AS age_band,
    CASE o.state WHEN 'manual' THEN 'person' WHEN 'unknown' THEN 'platform' ELSE 'till' END AS waits_for
  FROM yatai.operation AS o LEFT JOIN yatai.place AS p USING (place)
  WHERE o.state IN ('pending','sending','unknown','blocked','manual');

CREATE OR REPLACE VIEW yatai.money_at_risk_by_store AS
  SELECT r.merchant_no, r.store_name, r.waits_for, r.age_band, count(*) AS operations, sum(r.amount) AS amount, sum(r.held) AS held
  FROM yatai.money_at_risk AS r GROUP BY r.merchant_no, r.store_name, r.waits_for, r.age_band;

-- Streams that go on from an event behind which the former one has more: a restored backup lost it, or two machines run one journal.
CREATE OR REPLACE VIEW yatai.fork AS
  SELECT p.merchant_no, p.terminal_no, p.store_name, former.install_id AS former, s.install_id AS goes_on_as,
    s.parent_sequence AS from_event, former.last_sequence - s.parent_sequence AS events_beside,
    former.heard_at > s.registered_at AS both_run, s.registered_at
  FROM yatai.stream AS s JOIN yatai.stream AS former ON former.stream = s.parent LEFT JOIN yatai.place AS p ON p.place = s.place
  WHERE former.last_sequence > s.parent_sequence;

-- How each installation is. A former one, which another goes on from, is `superseded`. `clock_ahead`: of this server's clock, when heard last.
CREATE OR REPLACE VIEW yatai.till_health AS
  SELECT p.merchant_no, p.terminal_no, p.store_name, s.install_id, s.login, s.version, s.heard_at, now() - s.heard_at AS silent_for,
    s.last_event_at, s.last_sequence, greatest(s.journal_events - s.last_sequence, 0) AS events_behind,
    make_interval(secs => s.clock_ahead_ms / 1000.0) AS clock_ahead, s.waiting, s.unknown, s.manual,
    lately.sales AS sales_7_days, lately.offline_share AS offline_share_7_days,
    EXISTS (SELECT 1 FROM yatai.stream AS next WHERE next.parent = s.stream) AS superseded,
    EXISTS (SELECT 1 FROM yatai.fork AS f WHERE f.former = s.install_id OR f.goes_on_as = s.install_id) AS forked
  FROM yatai.stream AS s LEFT JOIN yatai.place AS p USING (place)
  LEFT JOIN LATERAL (
    SELECT count(*) AS sales, round(avg(o.offline::integer), 4) AS offline_share FROM yatai.operation AS o
    WHERE o.day >= current_date - 7 AND o.place = s.place AND o.sale IS NOT NULL
  ) AS lately ON true;

-- Every revocation with what it undoes. `operator`: the pseudonym under which the same person always stands.
CREATE OR REPLACE VIEW yatai.revocation AS
  SELECT p.merchant_no, p.terminal_no, p.store_name, r.day, r.serial, r.state, r.amount, r.created_at, r.parent AS undoes, r.paper,
    encode(r.operator, 'hex') AS operator, encode(o.operator, 'hex') AS sold_by, r.created_at - o.created_at AS after, r.approved_by
  FROM yatai.operation AS r LEFT JOIN yatai.operation AS o ON o.serial = r.parent LEFT JOIN yatai.place AS p ON p.place = r.place
  WHERE r.kind = 'revocation';

-- What a PIN allowed that the till alone would have refused, and what a person decided. `lifted`: the rule that stood in the way.
CREATE OR REPLACE VIEW yatai.override AS
  SELECT p.merchant_no, p.terminal_no, p.store_name, o.day, o.serial, o.kind, o.amount, 'approved' AS what, o.lifted AS rule, o.approved_by AS person,
    o.created_at AS at
  FROM yatai.operation AS o LEFT JOIN yatai.place AS p USING (place) WHERE o.approved_by IS NOT NULL
UNION ALL
  SELECT p.merchant_no, p.terminal_no, p.store_name, o.day, o.serial, o.kind, o.amount, 'decided', e.after::text, e.person, e.wall
  FROM yatai.event AS e JOIN yatai.operation AS o USING (serial) LEFT JOIN yatai.place AS p USING (place)
  WHERE e.person IS NOT NULL AND e.before IS NOT NULL;
