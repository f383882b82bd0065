CREATE TABLE "bank_holidays" (
	"version" text PRIMARY KEY NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"published_to" date NOT NULL,
	"divisions" jsonb NOT NULL,
	"changed" jsonb NOT NULL,
	CONSTRAINT "bank_holidays_taken_at_unique" UNIQUE("taken_at")
);
--> statement-breakpoint
CREATE TABLE "calendar_check" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"came" text NOT NULL,
	"sound_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "practice" (
	"authority" uuid NOT NULL,
	"version" integer NOT NULL,
	"from_date" date NOT NULL,
	"profile" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "practice_authority_version_pk" PRIMARY KEY("authority","version")
);
--> statement-breakpoint
ALTER TABLE "transfer" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_due" ON "transfer" USING btree ("due_on") WHERE due_on is not null and state not in ('completed', 'ended');--> statement-breakpoint
ALTER TABLE calendar_check ADD CONSTRAINT calendar_check_one CHECK (one);
ALTER TABLE bank_holidays ADD CONSTRAINT bank_holidays_lists CHECK (
  version ~ '^\d{4}-\d\d-\d\d(\.\d{1,4})?$' AND isfinite(taken_at) AND isfinite(published_to)
  AND jsonb_typeof(divisions) = 'object' AND jsonb_typeof(changed) = 'array');
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bank_holidays', 'calendar_check', 'practice'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- R6.7: the clock adds a version and changes none; whoever counts reads them, signed in or not.
GRANT SELECT ON bank_holidays TO baton_door, baton_clock;
GRANT INSERT ON bank_holidays TO baton_clock;
CREATE POLICY published ON bank_holidays FOR SELECT TO baton_door, baton_clock USING (true);
CREATE POLICY taken ON bank_holidays FOR INSERT TO baton_clock WITH CHECK (true);
-- Only the operator, who owns the tables, takes a version out.
CREATE POLICY read_by_operator ON bank_holidays FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY taken_out_by_operator ON bank_holidays FOR DELETE TO CURRENT_USER USING (true);
GRANT SELECT ON calendar_check TO baton_door, baton_clock;
GRANT INSERT, UPDATE (tried_at, came, sound_at) ON calendar_check TO baton_clock;
CREATE POLICY checked ON calendar_check FOR SELECT TO baton_door USING (true);
CREATE POLICY checking ON calendar_check FOR ALL TO baton_clock USING (true) WITH CHECK (true);
-- What a new version touches is brought before the sweep: dates and ids, no sealed column.
GRANT SELECT (resident_on, due_on, calendar) ON transfer TO baton_clock;
GRANT SELECT (nation) ON authority TO baton_clock;
GRANT UPDATE (next_alert_at) ON transfer TO baton_clock;
GRANT UPDATE (calendar) ON transfer TO baton_party;
CREATE POLICY touched ON transfer FOR UPDATE TO baton_clock USING (true) WITH CHECK (next_alert_at IS NOT NULL AND isfinite(next_alert_at));
--> statement-breakpoint
-- A policy sees no row as it was: that the clock only ever brings an alert forward is for a trigger to say.
CREATE FUNCTION baton_never_later() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
  $$ BEGIN RAISE EXCEPTION 'an alert is only ever brought forward' USING ERRCODE = 'insufficient_privilege'; END $$;
REVOKE ALL ON FUNCTION baton_never_later() FROM PUBLIC;
CREATE TRIGGER never_later BEFORE UPDATE OF next_alert_at ON transfer FOR EACH ROW
  WHEN (current_user = 'baton_clock' AND NEW.next_alert_at > OLD.next_alert_at) EXECUTE FUNCTION baton_never_later();
--> statement-breakpoint
-- R7.5: any party may know by what practice another works; only an authority writes its own, and changes no version.
GRANT SELECT, INSERT ON practice TO baton_party;
CREATE POLICY known ON practice FOR SELECT TO baton_party USING (true);
CREATE POLICY own_practice ON practice FOR INSERT TO baton_party WITH CHECK (authority = baton_me());
--> statement-breakpoint
-- Everything dated falls due at eight in the morning: the sweep pages by instant and id.
DROP INDEX "transfer_next_alert";--> statement-breakpoint
CREATE INDEX "transfer_next_alert" ON "transfer" USING btree ("next_alert_at","id") WHERE next_alert_at is not null;
--> statement-breakpoint
-- Transfers from before have no reminder of an expected day or of a stay in their column: the first sweep puts it right.
ALTER TABLE transfer NO FORCE ROW LEVEL SECURITY;
UPDATE transfer SET next_alert_at = now() WHERE state NOT IN ('completed', 'ended');
ALTER TABLE transfer FORCE ROW LEVEL SECURITY;
