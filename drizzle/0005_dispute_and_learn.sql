CREATE TABLE "dispute_end" (
	"transfer" uuid NOT NULL,
	"seq" integer NOT NULL,
	"child" text NOT NULL,
	"sender" uuid NOT NULL,
	"receiver" uuid NOT NULL,
	"ground" text NOT NULL,
	"code" text,
	"raised_by" text NOT NULL,
	"raised_on" date NOT NULL,
	"ended_on" date NOT NULL,
	"rung" integer NOT NULL,
	"outcome" text NOT NULL,
	"working_days" integer NOT NULL,
	CONSTRAINT "dispute_end_transfer_seq_child_pk" PRIMARY KEY("transfer","seq","child")
);
--> statement-breakpoint
CREATE TABLE "first_meeting" (
	"transfer" uuid NOT NULL,
	"child" text NOT NULL,
	"sender" uuid NOT NULL,
	"receiver" uuid NOT NULL,
	"due_on" date,
	"held_on" date NOT NULL,
	"recorded_on" date NOT NULL,
	"disputed" boolean NOT NULL,
	CONSTRAINT "first_meeting_transfer_child_pk" PRIMARY KEY("transfer","child")
);
--> statement-breakpoint
CREATE TABLE "ladder_rung" (
	"authority" uuid NOT NULL,
	"rung" integer NOT NULL,
	"title" text NOT NULL,
	"vacant" boolean DEFAULT false NOT NULL,
	"holder_name" text,
	"holder_worker" text,
	"deputy_name" text,
	"deputy_worker" text,
	"away_from" date,
	"away_until" date,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "ladder_rung_authority_rung_pk" PRIMARY KEY("authority","rung")
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"quarter" text PRIMARY KEY NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "to_deputy" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute_end" ADD CONSTRAINT "dispute_end_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_end" ADD CONSTRAINT "dispute_end_sender_authority_id_fk" FOREIGN KEY ("sender") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_end" ADD CONSTRAINT "dispute_end_receiver_authority_id_fk" FOREIGN KEY ("receiver") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_meeting" ADD CONSTRAINT "first_meeting_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_meeting" ADD CONSTRAINT "first_meeting_sender_authority_id_fk" FOREIGN KEY ("sender") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_meeting" ADD CONSTRAINT "first_meeting_receiver_authority_id_fk" FOREIGN KEY ("receiver") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladder_rung" ADD CONSTRAINT "ladder_rung_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_end_out" ON "dispute_end" USING btree ("sender","ended_on");--> statement-breakpoint
CREATE INDEX "dispute_end_in" ON "dispute_end" USING btree ("receiver","ended_on");--> statement-breakpoint
CREATE INDEX "dispute_end_on" ON "dispute_end" USING btree ("ended_on");--> statement-breakpoint
CREATE INDEX "first_meeting_out" ON "first_meeting" USING btree ("sender","recorded_on");--> statement-breakpoint
CREATE INDEX "first_meeting_in" ON "first_meeting" USING btree ("receiver","recorded_on");--> statement-breakpoint
CREATE INDEX "first_meeting_on" ON "first_meeting" USING btree ("recorded_on");--> statement-breakpoint
CREATE INDEX "transfer_disputed_out" ON "transfer" USING btree ("sender","id") WHERE rung is not null;--> statement-breakpoint
CREATE INDEX "transfer_disputed_in" ON "transfer" USING btree ("receiver","id") WHERE rung is not null;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ladder_rung', 'dispute_end', 'first_meeting', 'published_figures'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- R8.4: both sides’ rungs stand side by side, with who holds each; only its own authority sets a ladder.
ALTER TABLE ladder_rung ADD CONSTRAINT ladder_rung_of_four CHECK (rung BETWEEN 0 AND 3);
-- R8.5: above the last there is nobody: it is held by somebody, and while they are away by a deputy.
ALTER TABLE ladder_rung ADD CONSTRAINT ladder_last_rung_held CHECK (rung < 3 OR NOT vacant);
ALTER TABLE ladder_rung ADD CONSTRAINT ladder_last_rung_deputised CHECK (rung < 3 OR away_from IS NULL OR deputy_name IS NOT NULL);
ALTER TABLE ladder_rung ADD CONSTRAINT ladder_rung_away_in_order CHECK (away_until >= away_from AND (away_until IS NULL OR away_from IS NOT NULL));
GRANT SELECT, INSERT, UPDATE, DELETE ON ladder_rung TO baton_party;
CREATE POLICY side_by_side ON ladder_rung FOR SELECT TO baton_party USING (true);
CREATE POLICY own_ladder ON ladder_rung FOR ALL TO baton_party USING (authority = baton_me()) WITH CHECK (authority = baton_me());
--> statement-breakpoint
-- What was learned is added to and read, each party its own; of all together only the clock reads, to publish it.
-- Codes, days and dates, and nothing else: no word of anybody’s fits in.
ALTER TABLE dispute_end ADD CONSTRAINT dispute_end_codes CHECK (
  ground IN ('case-responsibility', 'delay', 'threshold') AND raised_by IN ('sender', 'receiver') AND rung BETWEEN 0 AND 3
  AND outcome IN ('receiver-responsible', 'sender-responsible', 'shared', 'goes-on', 'overtaken') AND code ~ '^[a-z-]{1,30}$'
  AND child ~ '^c[0-9]{1,4}$' AND working_days >= 0 AND raised_on >= '2024-01-01' AND ended_on >= raised_on);
ALTER TABLE first_meeting ADD CONSTRAINT first_meeting_codes CHECK (child ~ '^c[0-9]{1,4}$' AND recorded_on >= '2024-01-01');
GRANT SELECT, INSERT ON dispute_end, first_meeting TO baton_party;
CREATE POLICY learned_by_parties ON dispute_end FOR SELECT TO baton_party USING (sender = baton_me() OR receiver = baton_me());
CREATE POLICY learned_with_event ON dispute_end FOR INSERT TO baton_party WITH CHECK (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND t.sender = dispute_end.sender AND t.receiver = dispute_end.receiver));
CREATE POLICY learned_by_parties ON first_meeting FOR SELECT TO baton_party USING (sender = baton_me() OR receiver = baton_me());
CREATE POLICY learned_with_event ON first_meeting FOR INSERT TO baton_party WITH CHECK (EXISTS (SELECT 1 FROM transfer t WHERE t.id = transfer AND t.sender = first_meeting.sender AND t.receiver = first_meeting.receiver));
GRANT SELECT ON dispute_end, first_meeting TO baton_clock;
CREATE POLICY published_from ON dispute_end FOR SELECT TO baton_clock USING (true);
CREATE POLICY published_from ON first_meeting FOR SELECT TO baton_clock USING (true);
GRANT SELECT ON published_figures TO baton_party;
GRANT SELECT, INSERT ON published_figures TO baton_clock;
CREATE POLICY for_everybody ON published_figures FOR SELECT TO baton_party USING (true);
CREATE POLICY made_once ON published_figures FOR ALL TO baton_clock USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT INSERT (to_deputy) ON notice TO baton_party;
--> statement-breakpoint
-- R8.5: a dispute that was open before has a time of its rung too. The next sweep looks at each, and sets when to look again.
ALTER TABLE transfer NO FORCE ROW LEVEL SECURITY;
UPDATE transfer SET next_alert_at = now() WHERE rung IS NOT NULL AND (next_alert_at IS NULL OR next_alert_at > now());
ALTER TABLE transfer FORCE ROW LEVEL SECURITY;
