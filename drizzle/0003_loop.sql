CREATE TABLE "bundle" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"version" integer NOT NULL,
	"ticket_id" text,
	"model_index" integer NOT NULL,
	"model_samples" integer NOT NULL,
	"human_samples" integer NOT NULL,
	"held_back" integer NOT NULL,
	"fresh_share" double precision NOT NULL,
	"segments" jsonb NOT NULL,
	"held_segments" jsonb NOT NULL,
	"is_pooled" boolean NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"claim" jsonb NOT NULL,
	"actor" text NOT NULL,
	"digest" text NOT NULL,
	"offered" integer NOT NULL,
	"accepted" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"refused" integer NOT NULL,
	"refused_by_code" jsonb NOT NULL,
	"refusals" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake_segment" (
	"id" serial PRIMARY KEY NOT NULL,
	"intake_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"blob" text NOT NULL,
	"index_blob" text NOT NULL,
	"records" integer NOT NULL,
	"bytes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_comment" (
	"id" serial PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author" text NOT NULL,
	"body" text NOT NULL,
	"source" text DEFAULT 'tailwatch' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" serial PRIMARY KEY NOT NULL,
	"delivery_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" integer,
	"said" text NOT NULL,
	"milliseconds" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"target_id" text NOT NULL,
	"thread" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"position" serial NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text,
	"type" text NOT NULL,
	"subjects" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "route" (
	"id" serial PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"rule" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"disabled_because" text,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "target_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "policy_version" (
	"id" serial PRIMARY KEY NOT NULL,
	"lineage_id" text,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"author" text NOT NULL,
	"rationale" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"id" serial PRIMARY KEY NOT NULL,
	"lineage_id" text,
	"week" text NOT NULL,
	"subject" text NOT NULL,
	"finding" text NOT NULL,
	"decision" text NOT NULL,
	"owner" text NOT NULL,
	"due" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" text PRIMARY KEY NOT NULL,
	"week" text NOT NULL,
	"reviewer" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"document" jsonb NOT NULL,
	"digest" text NOT NULL,
	"share_token" text,
	"shared_until" timestamp with time zone,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_mark" (
	"id" serial PRIMARY KEY NOT NULL,
	"week" text NOT NULL,
	"reviewer" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "group_no" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "snooze" jsonb;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "previous_id" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "catalogue_id" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "rules" jsonb;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "price" jsonb;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "bundle_id" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "verify_index" integer;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "verification" jsonb;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "outside" jsonb;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD COLUMN "index" integer;--> statement-breakpoint
ALTER TABLE "catalogue" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue" ADD COLUMN "bundles" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "generation" ADD COLUMN "bundle_id" text;--> statement-breakpoint
ALTER TABLE "lineage" ADD COLUMN "expect_every_days" integer;--> statement-breakpoint
ALTER TABLE "lineage" ADD COLUMN "alert_group" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bundle" ADD CONSTRAINT "bundle_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle" ADD CONSTRAINT "bundle_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake" ADD CONSTRAINT "intake_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_segment" ADD CONSTRAINT "intake_segment_intake_id_intake_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intake"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_segment" ADD CONSTRAINT "intake_segment_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_comment" ADD CONSTRAINT "ticket_comment_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_lineage" ON "bundle" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "intake_ticket" ON "intake" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "intake_segment_ticket" ON "intake_segment" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_comment_ticket" ON "ticket_comment" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "attempt_delivery" ON "attempt" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_message_target" ON "delivery" USING btree ("message_id","target_id");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "delivery_target" ON "delivery" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "message_lineage" ON "message" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "policy_version_lineage" ON "policy_version" USING btree ("lineage_id","version");--> statement-breakpoint
CREATE INDEX "commitment_lineage" ON "commitment" USING btree ("lineage_id");