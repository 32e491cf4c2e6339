-- Yatai, head office: two roles without a login. Give each till (or store) a login of its own in yatai_till, and people who read one in yatai_reader:
--   CREATE ROLE till_shangdi LOGIN PASSWORD '…' IN ROLE yatai_till;

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'yatai_till') THEN CREATE ROLE yatai_till NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'yatai_reader') THEN CREATE ROLE yatai_reader NOLOGIN; END IF;
END $$;

REVOKE ALL ON SCHEMA yatai FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA yatai FROM PUBLIC, yatai_till;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA yatai FROM PUBLIC, yatai_till;
GRANT USAGE ON SCHEMA yatai TO yatai_till, yatai_reader;
GRANT EXECUTE ON FUNCTION yatai.greet(text[]), yatai.ship(json) TO yatai_till;
GRANT SELECT ON yatai.turnover, yatai.turnover_by_payment, yatai.money_at_risk, yatai.money_at_risk_by_store, yatai.fork,
  yatai.till_health, yatai.revocation, yatai.override, yatai.money TO yatai_reader;

SELECT yatai.tend();
INSERT INTO yatai.schema_version (version) VALUES (1) ON CONFLICT DO NOTHING;
