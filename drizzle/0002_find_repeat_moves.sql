CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asking" uuid NOT NULL,
	"asked" uuid NOT NULL,
	"asking_authority" uuid NOT NULL,
	"asked_authority" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"agreed" boolean,
	"answered_at" timestamp with time zone,
	"noted_at" timestamp with time zone,
	"disclosed_at" timestamp with time zone,
	CONSTRAINT "contact_once" UNIQUE("asking_authority","asked")
);
--> statement-breakpoint
CREATE TABLE "move_index" (
	"digest" text NOT NULL,
	"transfer" uuid NOT NULL,
	"key_version" integer NOT NULL,
	"moved_on" date NOT NULL,
	"sender" uuid NOT NULL,
	"receiver" uuid NOT NULL,
	"holder" uuid NOT NULL,
	CONSTRAINT "move_index_digest_transfer_pk" PRIMARY KEY("digest","transfer")
);
--> statement-breakpoint
ALTER TABLE "authority" ADD COLUMN "out_of_hours_email" text;--> statement-breakpoint
ALTER TABLE "authority" ADD COLUMN "out_of_hours_telephone" text;--> statement-breakpoint
ALTER TABLE "authority" ADD COLUMN "has_out_of_hours" boolean GENERATED ALWAYS AS (out_of_hours_email is not null) STORED;--> statement-breakpoint
ALTER TABLE "transfer" ADD COLUMN "waits_for" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_asking_transfer_id_fk" FOREIGN KEY ("asking") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_asked_transfer_id_fk" FOREIGN KEY ("asked") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_index" ADD CONSTRAINT "move_index_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_index" ADD CONSTRAINT "move_index_transfer_sender_data_key_transfer_authority_fk" FOREIGN KEY ("transfer","sender") REFERENCES "public"."data_key"("transfer","authority") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_waiting" ON "contact" USING btree ("id") WHERE noted_at is null or (answered_at is not null and disclosed_at is null);--> statement-breakpoint
CREATE INDEX "move_index_of" ON "move_index" USING btree ("transfer");--> statement-breakpoint
CREATE INDEX "move_index_key" ON "move_index" USING btree ("key_version");--> statement-breakpoint
CREATE INDEX "transfer_waits_out" ON "transfer" USING btree ("sender","id") WHERE waits_for <> '';--> statement-breakpoint
CREATE INDEX "transfer_waits_in" ON "transfer" USING btree ("receiver","id") WHERE waits_for <> '';--> statement-breakpoint
-- Transfers from before: their digests need the exchange's key, so each is marked as under an older one, and the sweep re-makes it.
ALTER TABLE transfer NO FORCE ROW LEVEL SECURITY;
INSERT INTO move_index (digest, transfer, key_version, moved_on, sender, receiver, holder)
  SELECT 'not made yet', t.id, 0, t.receiver_told_at::date, t.sender, t.receiver, t.sender FROM transfer t
  WHERE t.receiver_told_at IS NOT NULL;
ALTER TABLE transfer FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['move_index', 'contact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT (out_of_hours_telephone, has_out_of_hours) ON authority TO baton_party;
GRANT SELECT (out_of_hours_email) ON authority TO baton_clock;
GRANT UPDATE (waits_for) ON transfer TO baton_party;
--> statement-breakpoint
-- R5.2: that another authority asks about an earlier move is between it and the one it asks, which may be the receiving one:
-- what is the receiving authority's own is kept from the transferring one too.
ALTER POLICY record_read ON event USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND (
  (t.sender = baton_me() AND audience <> 'receiver') OR (t.receiver = baton_me() AND audience = 'receiver')
  OR audience = 'both' OR (audience = 'package' AND t.sent_at IS NOT NULL))));
--> statement-breakpoint
-- R5.2: a party writes the digests of its own transfers and reads none, not even those.
GRANT INSERT, DELETE, SELECT (transfer, key_version) ON move_index TO baton_party;
GRANT SELECT (transfer, key_version, sender) ON move_index TO baton_clock;
CREATE POLICY indexed_by_party ON move_index FOR INSERT TO baton_party WITH CHECK (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND t.sender = move_index.sender AND t.receiver = move_index.receiver AND move_index.holder IN (t.sender, t.receiver)));
CREATE POLICY seen_by_party ON move_index FOR SELECT TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer));
CREATE POLICY taken_out_by_party ON move_index FOR DELETE TO baton_party USING (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer));
CREATE POLICY remade ON move_index FOR SELECT TO baton_clock USING (true);
--> statement-breakpoint
-- No party reads who asked whom: the exchange carries it from the one record to the other.
GRANT SELECT, UPDATE (noted_at, disclosed_at) ON contact TO baton_clock;
CREATE POLICY carried ON contact FOR ALL TO baton_clock USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Three functions alone look across authorities. They run as the owner, who is under these policies and only while a party is named.
CREATE POLICY matched ON move_index FOR SELECT TO CURRENT_USER USING (baton_me() IS NOT NULL);
CREATE POLICY matched_for ON transfer FOR SELECT TO CURRENT_USER USING (baton_me() IS NOT NULL);
CREATE POLICY asked_and_answered ON contact FOR ALL TO CURRENT_USER USING (baton_me() IS NOT NULL) WITH CHECK (baton_me() IS NOT NULL);
-- What an earlier transfer is called towards one other: it tells neither of the two to anybody.
CREATE FUNCTION baton_match(earlier uuid, for_transfer uuid) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS
  $$ SELECT left(encode(sha256(convert_to(earlier || ' ' || for_transfer, 'UTF8')), 'hex'), 32) $$;
-- Which earlier transfers of the last months hold one of these digests, and how many months ago each was; `mine` is its id
-- where the caller is one of its own parties. Only for a transfer that the caller sends, or is about to write.
CREATE FUNCTION baton_earlier_moves(for_transfer uuid, digests json, on_day date, most_months integer)
  RETURNS TABLE (match text, months integer, mine uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT baton_match(m.transfer, for_transfer),
    greatest(0, extract(year FROM age(on_day, max(m.moved_on))) * 12 + extract(month FROM age(on_day, max(m.moved_on))))::integer,
    CASE WHEN bool_or(baton_me() IN (m.sender, m.receiver)) THEN m.transfer END
  FROM move_index m
  WHERE baton_me() IS NOT NULL AND m.digest IN (SELECT json_array_elements_text(digests)) AND m.transfer <> for_transfer
    AND m.moved_on >= on_day - make_interval(months => least(most_months, 12))
    AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.id = for_transfer AND t.sender <> baton_me())
  GROUP BY m.transfer
  ORDER BY 2, 1 $$;
-- Notes the wish to be in contact about a match; false where there is none, where it is the caller's own, or where it was asked before.
CREATE FUNCTION baton_ask_contact(for_transfer uuid, digests json, wanted text, new_id uuid, at timestamptz)
  RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH found AS (
    SELECT DISTINCT m.transfer, m.holder FROM move_index m
    WHERE m.digest IN (SELECT json_array_elements_text(digests)) AND m.transfer <> for_transfer
      AND baton_match(m.transfer, for_transfer) = wanted AND baton_me() NOT IN (m.sender, m.receiver)
      AND EXISTS (SELECT 1 FROM transfer t WHERE t.id = for_transfer AND t.sender = baton_me())
  ), added AS (
    INSERT INTO contact (id, asking, asked, asking_authority, asked_authority, asked_at)
    SELECT new_id, for_transfer, found.transfer, baton_me(), found.holder, at FROM found
    ON CONFLICT ON CONSTRAINT contact_once DO NOTHING RETURNING 1
  ) SELECT EXISTS (SELECT 1 FROM added) $$;
-- The asked authority's answer, given once; false where it was not asked, or has answered.
CREATE FUNCTION baton_answer_contact(which uuid, agrees boolean, at timestamptz)
  RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH answered AS (
    UPDATE contact SET agreed = agrees, answered_at = at
    WHERE id = which AND asked_authority = baton_me() AND answered_at IS NULL AND agrees IS NOT NULL RETURNING 1
  ) SELECT EXISTS (SELECT 1 FROM answered) $$;
REVOKE ALL ON FUNCTION baton_match(uuid, uuid), baton_earlier_moves(uuid, json, date, integer), baton_ask_contact(uuid, json, text, uuid, timestamptz), baton_answer_contact(uuid, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baton_earlier_moves(uuid, json, date, integer), baton_ask_contact(uuid, json, text, uuid, timestamptz), baton_answer_contact(uuid, boolean, timestamptz) TO baton_party;
