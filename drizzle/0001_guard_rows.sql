-- Three named roles, taken by SET LOCAL ROLE in each transaction; none may bypass row-level security.
--   baton_party: a worker of one authority, named in app.authority.
--   baton_clock: the sweep and the drain; ids, dates and the outbox, no sealed column of a transfer.
--   baton_door:  before anybody is known; who may knock, and with which keys.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['baton_party', 'baton_clock', 'baton_door'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', name);
    END IF;
    -- To be taken, not inherited: a statement that took no role is under no policy but its own, and sees nothing.
    EXECUTE format('GRANT %I TO CURRENT_USER WITH INHERIT FALSE, SET TRUE', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION baton_me() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.authority', true), '')::uuid $$;
--> statement-breakpoint
ALTER TABLE paper ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE event ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE transfer ALTER COLUMN sealed_snapshot SET STORAGE EXTERNAL;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['authority', 'transfer', 'data_key', 'event', 'paper', 'file', 'notice', 'feed_head', 'read', 'idempotency', 'used_assertion'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- The directory: any authority may see who the others are; keys and addresses stay with those who use them.
GRANT SELECT (id, name, nation, gss_code, dfe_code, on_exchange, duty_telephone, has_webhook) ON authority TO baton_party;
GRANT SELECT (id, name, duty_email, webhook_url, webhook_secret) ON authority TO baton_clock;
GRANT SELECT (id, name, on_exchange, client_id, jwks, oidc_issuer, oidc_client) ON authority TO baton_door;
-- The exchange's operator, who owns the tables, keeps the directory.
CREATE POLICY kept_by_operator ON authority FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY directory ON authority FOR SELECT TO baton_party, baton_clock, baton_door USING (true);
--> statement-breakpoint
-- R1.2: the two parties, and the receiving one from the moment it was told; no third authority learns that it exists.
GRANT SELECT ON transfer TO baton_party;
GRANT INSERT ON transfer TO baton_party;
GRANT UPDATE (state, version, urgency, resident_on, due_on, next_alert_at, rung, receiver_told_at, sent_at, acknowledged_at, head, updated_at, sealed_label, sealed_snapshot) ON transfer TO baton_party;
GRANT SELECT (id, sender, receiver, reference, state, next_alert_at) ON transfer TO baton_clock;
CREATE POLICY parties ON transfer FOR SELECT TO baton_party USING (sender = baton_me() OR (receiver = baton_me() AND receiver_told_at IS NOT NULL));
CREATE POLICY opened ON transfer FOR INSERT TO baton_party WITH CHECK (sender = baton_me() OR (receiver = baton_me() AND receiver_told_at IS NOT NULL));
CREATE POLICY moved ON transfer FOR UPDATE TO baton_party USING (sender = baton_me() OR (receiver = baton_me() AND receiver_told_at IS NOT NULL)) WITH CHECK (sender = baton_me() OR (receiver = baton_me() AND receiver_told_at IS NOT NULL));
CREATE POLICY swept ON transfer FOR SELECT TO baton_clock USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON data_key TO baton_party;
CREATE POLICY own_wrapping ON data_key FOR SELECT TO baton_party USING (authority = baton_me() AND EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer));
CREATE POLICY wrapped_for_parties ON data_key FOR INSERT TO baton_party WITH CHECK (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND authority IN (t.sender, t.receiver)));
--> statement-breakpoint
-- The record is added to and read; nobody is granted to change or remove it (R10.1).
GRANT SELECT, INSERT ON event TO baton_party;
CREATE POLICY record_read ON event FOR SELECT TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND (t.sender = baton_me() OR audience = 'both' OR (audience = 'package' AND t.sent_at IS NOT NULL))));
CREATE POLICY record_added ON event FOR INSERT TO baton_party WITH CHECK (authority = baton_me() AND EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer));
--> statement-breakpoint
-- R2.7: the papers open to the receiving authority once a named worker has acknowledged.
GRANT SELECT, INSERT, UPDATE (shared_at) ON paper TO baton_party;
CREATE POLICY paper_read ON paper FOR SELECT TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND (t.sender = baton_me() OR (t.acknowledged_at IS NOT NULL AND shared_at IS NOT NULL))));
CREATE POLICY paper_added ON paper FOR INSERT TO baton_party WITH CHECK (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND t.sender = baton_me()));
CREATE POLICY paper_shared ON paper FOR UPDATE TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND t.sender = baton_me()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (state, sealed, bytes, shared_at) ON file TO baton_party;
GRANT SELECT (id, transfer, state, added_at), DELETE ON file TO baton_clock;
CREATE POLICY file_read ON file FOR SELECT TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND (t.sender = baton_me() OR (t.acknowledged_at IS NOT NULL AND shared_at IS NOT NULL))));
CREATE POLICY file_added ON file FOR INSERT TO baton_party WITH CHECK (authority = baton_me() AND EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND t.sender = baton_me()));
CREATE POLICY file_named ON file FOR UPDATE TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
CREATE POLICY file_swept ON file FOR ALL TO baton_clock USING (state <> 'named');
--> statement-breakpoint
-- A party may put a notice into the other's outbox, and read its own.
GRANT SELECT, INSERT ON notice TO baton_party;
GRANT SELECT, UPDATE (due_at, leased_until, tries, delivered_at, dead_at, last_fault) ON notice TO baton_clock;
CREATE POLICY told_to_me ON notice FOR SELECT TO baton_party USING (authority = baton_me());
CREATE POLICY told_by_party ON notice FOR INSERT TO baton_party WITH CHECK (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND notice.authority IN (t.sender, t.receiver)));
CREATE POLICY drained ON notice FOR ALL TO baton_clock USING (true);
--> statement-breakpoint
-- The feed is numbered by this function alone: a row lock held to the commit, so number order is commit order with no gap.
CREATE POLICY numbered ON feed_head FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE FUNCTION baton_next_feed(who uuid) RETURNS integer LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
  $$ INSERT INTO feed_head (authority, last) VALUES (who, 1) ON CONFLICT (authority) DO UPDATE SET last = feed_head.last + 1 RETURNING last $$;
REVOKE ALL ON FUNCTION baton_next_feed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton_next_feed(uuid) TO baton_party;
--> statement-breakpoint
GRANT SELECT, INSERT ON read TO baton_party;
CREATE POLICY reads_of_parties ON read FOR SELECT TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer));
CREATE POLICY own_reads ON read FOR INSERT TO baton_party WITH CHECK (authority = baton_me() AND EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (sealed_answer) ON idempotency TO baton_party;
GRANT SELECT (made_at), DELETE ON idempotency TO baton_clock;
CREATE POLICY own_calls ON idempotency FOR ALL TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
CREATE POLICY old_calls ON idempotency FOR ALL TO baton_clock USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON used_assertion TO baton_door;
GRANT SELECT (expires_at), DELETE ON used_assertion TO baton_clock;
CREATE POLICY knocked ON used_assertion FOR ALL TO baton_door USING (true) WITH CHECK (true);
CREATE POLICY old_knocks ON used_assertion FOR ALL TO baton_clock USING (true);
