CREATE TABLE "guest_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority" uuid NOT NULL,
	"transfer" uuid NOT NULL,
	"browser" text NOT NULL,
	"caller" text NOT NULL,
	"code" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "guest_desk" (
	"authority" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"source" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	"test_hash" text,
	"test_sent_at" timestamp with time zone,
	"tested_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mailbox" (
	"authority" uuid NOT NULL,
	"role" text NOT NULL,
	"email" text NOT NULL,
	"deputy_name" text,
	"deputy_email" text,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "mailbox_authority_role_pk" PRIMARY KEY("authority","role")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"authority" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	"failing_since" timestamp with time zone,
	"off_at" timestamp with time zone,
	"off_why" text,
	"reported_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_secret" (
	"authority" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "webhook_secret_authority_made_at_pk" PRIMARY KEY("authority","made_at")
);
--> statement-breakpoint
DROP INDEX "notice_due";--> statement-breakpoint
ALTER TABLE "authority" ALTER COLUMN "has_webhook" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "authority" ALTER COLUMN "has_webhook" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "authority" ALTER COLUMN "has_webhook" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "authority" ADD COLUMN "by_email" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "authority" ADD COLUMN "has_guest_desk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "mailbox" text DEFAULT 'duty' NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "to_second" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "handed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "mail_id" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "untold_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "noted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "resent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "resent_by" text;--> statement-breakpoint
ALTER TABLE "guest_code" ADD CONSTRAINT "guest_code_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_code" ADD CONSTRAINT "guest_code_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_desk" ADD CONSTRAINT "guest_desk_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guest_code_of" ON "guest_code" USING btree ("authority","made_at");--> statement-breakpoint
CREATE INDEX "guest_code_browser" ON "guest_code" USING btree ("browser","made_at");--> statement-breakpoint
CREATE INDEX "notice_handed" ON "notice" USING btree ("handed_at") WHERE handed_at is not null and delivered_at is null and dead_at is null;--> statement-breakpoint
ALTER TABLE "read" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
CREATE INDEX "notice_mail" ON "notice" USING btree ("mail_id") WHERE mail_id is not null;--> statement-breakpoint
CREATE INDEX "notice_dead" ON "notice" USING btree ("authority","dead_at") WHERE dead_at is not null;--> statement-breakpoint
CREATE INDEX "notice_untold" ON "notice" USING btree ("untold_at") WHERE untold_at is not null;--> statement-breakpoint
CREATE INDEX "notice_unseen" ON "notice" USING btree ("transfer","authority") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "notice_due" ON "notice" USING btree ("due_at") WHERE delivered_at is null and handed_at is null and dead_at is null and channel <> 'inbox';--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_once" UNIQUE("transfer","seq","authority","channel");;
--> statement-breakpoint
-- Where a case system is told has a table of its own: an authority keeps its own row.
ALTER TABLE authority NO FORCE ROW LEVEL SECURITY;
INSERT INTO webhook (authority, url, set_at, set_by) SELECT id, webhook_url, now(), 'operator' FROM authority WHERE webhook_url IS NOT NULL;
INSERT INTO webhook_secret (authority, made_at, sealed) SELECT id, now(), webhook_secret FROM authority WHERE webhook_secret IS NOT NULL;
ALTER TABLE authority FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "authority" DROP COLUMN "webhook_url";--> statement-breakpoint
ALTER TABLE "authority" DROP COLUMN "webhook_secret";
--> statement-breakpoint
-- The exchange's operator on its pages: the desks of guests, and what could not be delivered; no transfer, no sealed column.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'baton_operator') THEN
    CREATE ROLE baton_operator NOLOGIN NOBYPASSRLS;
  END IF;
  GRANT baton_operator TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['mailbox', 'webhook', 'webhook_secret', 'guest_desk', 'guest_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- How an authority can be told stands where every party may read it; only these triggers write it.
CREATE FUNCTION baton_told_by_webhook() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
  $$ BEGIN
    UPDATE authority SET has_webhook = (TG_OP <> 'DELETE' AND NEW.off_at IS NULL) WHERE id = coalesce(NEW.authority, OLD.authority);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION baton_told_by_webhook() FROM PUBLIC;
CREATE TRIGGER told_by_webhook AFTER INSERT OR UPDATE OR DELETE ON webhook FOR EACH ROW EXECUTE FUNCTION baton_told_by_webhook();
-- R9.4: confirmed by a second person, and answered for by the desk itself.
ALTER TABLE guest_desk ADD CONSTRAINT guest_desk_two_persons CHECK (confirmed_by <> set_by);
ALTER TABLE guest_desk ADD CONSTRAINT guest_desk_in_order CHECK ((confirmed_at IS NULL OR confirmed_at >= set_at) AND (tested_at IS NULL OR (confirmed_at IS NOT NULL AND tested_at >= confirmed_at)));
CREATE FUNCTION baton_told_as_guest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
  $$ BEGIN
    UPDATE authority SET has_guest_desk = (TG_OP <> 'DELETE' AND NEW.tested_at IS NOT NULL AND NOT on_exchange) WHERE id = coalesce(NEW.authority, OLD.authority);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION baton_told_as_guest() FROM PUBLIC;
CREATE TRIGGER told_as_guest AFTER INSERT OR UPDATE OR DELETE ON guest_desk FOR EACH ROW EXECUTE FUNCTION baton_told_as_guest();
--> statement-breakpoint
GRANT SELECT (has_webhook, has_guest_desk, by_email) ON authority TO baton_party;
GRANT UPDATE (by_email) ON authority TO baton_party;
CREATE POLICY own_way ON authority FOR UPDATE TO baton_party USING (id = baton_me()) WITH CHECK (id = baton_me());
GRANT SELECT (on_exchange, has_webhook, has_guest_desk, by_email, duty_telephone, out_of_hours_telephone) ON authority TO baton_clock;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mailbox TO baton_party;
GRANT SELECT ON mailbox TO baton_clock;
CREATE POLICY own_mailboxes ON mailbox FOR ALL TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
CREATE POLICY written_to ON mailbox FOR SELECT TO baton_clock USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO baton_party;
GRANT SELECT, UPDATE (failing_since, off_at, off_why, reported_at) ON webhook TO baton_clock;
CREATE POLICY own_webhook ON webhook FOR ALL TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
CREATE POLICY called ON webhook FOR ALL TO baton_clock USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (until), DELETE ON webhook_secret TO baton_party;
GRANT SELECT, DELETE ON webhook_secret TO baton_clock;
CREATE POLICY own_secrets ON webhook_secret FOR ALL TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
CREATE POLICY signed_with ON webhook_secret FOR ALL TO baton_clock USING (true);
--> statement-breakpoint
-- What a party puts into the other's outbox is new: neither seen, nor delivered, nor given up.
REVOKE INSERT ON notice FROM baton_party;
GRANT INSERT (id, transfer, reference, seq, kind, authority, channel, mailbox, to_second, feed, head, made_at, due_at) ON notice TO baton_party;
-- A party says of its own notices that they were seen, and sends one again; whether it went is for the clock to write.
GRANT UPDATE (seen_at, due_at, leased_until, tries, handed_at, mail_id, dead_at, untold_at, noted_at, resent_at, resent_by) ON notice TO baton_party;
CREATE POLICY seen_by_me ON notice FOR UPDATE TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
-- Where a webhook stood in for letters and is off, what waits for it goes by letter.
GRANT UPDATE (handed_at, mail_id, to_second, untold_at, noted_at, channel, resent_at) ON notice TO baton_clock;
GRANT SELECT ON notice TO baton_operator;
CREATE POLICY overseen ON notice FOR SELECT TO baton_operator USING (true);
--> statement-breakpoint
GRANT SELECT (id, name, nation, on_exchange, duty_telephone, has_webhook, has_guest_desk, by_email) ON authority TO baton_operator;
CREATE POLICY kept_in_order ON authority FOR SELECT TO baton_operator USING (true);
GRANT SELECT (authority, set_at, failing_since, off_at, off_why, reported_at) ON webhook TO baton_operator;
CREATE POLICY overseen ON webhook FOR SELECT TO baton_operator USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON guest_desk TO baton_operator;
CREATE POLICY kept_by_operators ON guest_desk FOR ALL TO baton_operator USING (true) WITH CHECK (true);
-- The desk's own answer comes from a link, before anybody is known.
GRANT SELECT (authority, email, confirmed_at, test_hash, test_sent_at, tested_at), UPDATE (tested_at) ON guest_desk TO baton_clock;
CREATE POLICY answered ON guest_desk FOR ALL TO baton_clock USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (tries, used_at), DELETE ON guest_code TO baton_clock;
CREATE POLICY codes ON guest_code FOR ALL TO baton_clock USING (true) WITH CHECK (true);
