CREATE TABLE "authority" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"nation" text NOT NULL,
	"gss_code" text NOT NULL,
	"dfe_code" text NOT NULL,
	"on_exchange" boolean NOT NULL,
	"duty_email" text NOT NULL,
	"duty_telephone" text NOT NULL,
	"webhook_url" text,
	"webhook_secret" "bytea",
	"has_webhook" boolean GENERATED ALWAYS AS (webhook_url is not null) STORED,
	"client_id" text,
	"jwks" jsonb,
	"oidc_issuer" text,
	"oidc_client" text,
	CONSTRAINT "authority_name_unique" UNIQUE("name"),
	CONSTRAINT "authority_client_id_unique" UNIQUE("client_id"),
	CONSTRAINT "authority_oidc_issuer_unique" UNIQUE("oidc_issuer")
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"transfer" uuid NOT NULL,
	"authority" uuid NOT NULL,
	"key_version" integer NOT NULL,
	"wrapped" "bytea" NOT NULL,
	CONSTRAINT "data_key_transfer_authority_pk" PRIMARY KEY("transfer","authority")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"transfer" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"authority" uuid NOT NULL,
	"audience" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_transfer_seq_pk" PRIMARY KEY("transfer","seq")
);
--> statement-breakpoint
CREATE TABLE "feed_head" (
	"authority" uuid PRIMARY KEY NOT NULL,
	"last" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer" uuid NOT NULL,
	"authority" uuid NOT NULL,
	"state" text NOT NULL,
	"bytes" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"shared_at" timestamp with time zone,
	"sealed" "bytea"
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"authority" uuid NOT NULL,
	"client" text NOT NULL,
	"key" text NOT NULL,
	"body_mac" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"sealed_answer" "bytea",
	CONSTRAINT "idempotency_authority_client_key_pk" PRIMARY KEY("authority","client","key")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer" uuid NOT NULL,
	"reference" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"authority" uuid NOT NULL,
	"channel" text NOT NULL,
	"feed" integer,
	"head" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"leased_until" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"delivered_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"last_fault" text
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"shared_at" timestamp with time zone,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "read" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"authority" uuid NOT NULL,
	"what" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"sender" uuid NOT NULL,
	"receiver" uuid NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"urgency" text NOT NULL,
	"resident_on" date,
	"due_on" date,
	"next_alert_at" timestamp with time zone,
	"rung" integer,
	"receiver_told_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"head" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sealed_label" "bytea" NOT NULL,
	"sealed_snapshot" "bytea" NOT NULL,
	CONSTRAINT "transfer_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "used_assertion" (
	"hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read" ADD CONSTRAINT "read_transfer_transfer_id_fk" FOREIGN KEY ("transfer") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_sender_authority_id_fk" FOREIGN KEY ("sender") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_receiver_authority_id_fk" FOREIGN KEY ("receiver") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_unnamed" ON "file" USING btree ("added_at") WHERE state <> 'named';--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "notice_due" ON "notice" USING btree ("due_at") WHERE delivered_at is null and dead_at is null and channel <> 'inbox';--> statement-breakpoint
CREATE INDEX "notice_feed" ON "notice" USING btree ("authority","feed") WHERE channel = 'inbox';--> statement-breakpoint
CREATE INDEX "read_of" ON "read" USING btree ("transfer","at");--> statement-breakpoint
CREATE INDEX "transfer_out" ON "transfer" USING btree ("sender","id");--> statement-breakpoint
CREATE INDEX "transfer_in" ON "transfer" USING btree ("receiver","id");--> statement-breakpoint
CREATE INDEX "transfer_next_alert" ON "transfer" USING btree ("next_alert_at") WHERE next_alert_at is not null;