CREATE SEQUENCE "public"."ticket_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."risk_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "alert" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"policy_id" text NOT NULL,
	"slice" text NOT NULL,
	"metric" text NOT NULL,
	"severity" text NOT NULL,
	"state" text NOT NULL,
	"headline" text NOT NULL,
	"opened_index" integer NOT NULL,
	"last_index" integer NOT NULL,
	"beyond_run" integer DEFAULT 1 NOT NULL,
	"ok_run" integer DEFAULT 0 NOT NULL,
	"evidence" jsonb NOT NULL,
	"owner" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_event" (
	"id" serial PRIMARY KEY NOT NULL,
	"alert_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"index" integer,
	"from" text,
	"to" text NOT NULL,
	"actor" text NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"lineage_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"opened_index" integer NOT NULL,
	"state" text NOT NULL,
	"headline" text NOT NULL,
	"mechanism" text,
	"quantities" jsonb NOT NULL,
	"lost_events" jsonb NOT NULL,
	"owner" text,
	"due" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ticket_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "ticket_event" (
	"id" serial PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"actor" text NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "baseline" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"generations" jsonb NOT NULL,
	"summaries" jsonb NOT NULL,
	"accepted_by" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"generation_id" text,
	"revision" integer NOT NULL,
	"source" text NOT NULL,
	"format" text NOT NULL,
	"digest" text NOT NULL,
	"offered" integer NOT NULL,
	"accepted" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"rejected" integer NOT NULL,
	"skipped" integer NOT NULL,
	"rejects_by_code" jsonb NOT NULL,
	"rejects" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"reference_digest" text NOT NULL,
	"blob" text NOT NULL,
	"catalogue_samples" integer NOT NULL,
	"control_samples" integer NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"index" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"parents" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"workflow" text,
	"decoding" jsonb,
	"training_size" integer,
	"fresh_share" jsonb,
	"accepted" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lineage" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"salt" text NOT NULL,
	"events" jsonb,
	"owner" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lineage_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "segment" (
	"id" serial PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"lineage_id" text NOT NULL,
	"generation_id" text,
	"blob" text NOT NULL,
	"index_blob" text NOT NULL,
	"records" integer NOT NULL,
	"bytes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "summary" (
	"key" text NOT NULL,
	"lineage_id" text NOT NULL,
	"blob" text NOT NULL,
	CONSTRAINT "summary_lineage_id_key_pk" PRIMARY KEY("lineage_id","key")
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"id" text PRIMARY KEY NOT NULL,
	"lineage_id" text NOT NULL,
	"generation_id" text NOT NULL,
	"index" integer NOT NULL,
	"revision" integer NOT NULL,
	"catalogue_id" text,
	"policy_version" integer NOT NULL,
	"samples" integer NOT NULL,
	"rejected" integer NOT NULL,
	"phase" text NOT NULL,
	"mechanism" text,
	"verdict" text NOT NULL,
	"headline" text NOT NULL,
	"evidence" jsonb,
	"quantities" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"tail" jsonb,
	"baseline" jsonb,
	"column_blob" text,
	"judged_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measurement" (
	"evaluation_id" text NOT NULL,
	"metric" text NOT NULL,
	"slice" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"n" integer,
	"p" double precision,
	"control_value" double precision,
	"control_n" integer,
	"mde" double precision,
	"pooled" integer,
	"reason" text,
	"verdict" text NOT NULL,
	"because" text NOT NULL,
	CONSTRAINT "measurement_evaluation_id_metric_slice_pk" PRIMARY KEY("evaluation_id","metric","slice")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"lineage_id" text NOT NULL,
	"metric" text NOT NULL,
	"slice" text NOT NULL,
	"version" integer NOT NULL,
	"packed" jsonb NOT NULL,
	CONSTRAINT "series_lineage_id_metric_slice_pk" PRIMARY KEY("lineage_id","metric","slice")
);
--> statement-breakpoint
CREATE TABLE "timeline" (
	"lineage_id" text PRIMARY KEY NOT NULL,
	"packed" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" serial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"verb" text NOT NULL,
	"target" text NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_digest" text NOT NULL,
	"status" integer NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_route_key_pk" PRIMARY KEY("route","key")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"id" text PRIMARY KEY NOT NULL,
	"risk_id" text NOT NULL,
	"metric" text NOT NULL,
	"slice" text NOT NULL,
	"appetite" double precision NOT NULL,
	"tolerance" double precision NOT NULL,
	"critical" double precision NOT NULL,
	"min_samples" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_reading" (
	"id" serial PRIMARY KEY NOT NULL,
	"indicator_id" text NOT NULL,
	"index" integer NOT NULL,
	"state" text NOT NULL,
	"confirmed" boolean NOT NULL,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"n" integer,
	"control_value" double precision,
	"control_n" integer,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risk" (
	"id" text PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"lineage_id" text NOT NULL,
	"title" text NOT NULL,
	"statement" text NOT NULL,
	"category" text NOT NULL,
	"owner" text,
	"status" text DEFAULT 'open' NOT NULL,
	"treatment" text DEFAULT 'mitigate' NOT NULL,
	"impact" integer,
	"review_due" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "risk_ref_unique" UNIQUE("ref")
);
--> statement-breakpoint
CREATE TABLE "risk_assessment" (
	"id" serial PRIMARY KEY NOT NULL,
	"risk_id" text NOT NULL,
	"likelihood_low" integer NOT NULL,
	"likelihood_high" integer NOT NULL,
	"strength_of_knowledge" text NOT NULL,
	"basis" text NOT NULL,
	"by" text NOT NULL,
	"rationale" text DEFAULT '' NOT NULL,
	"evidence" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_event" ADD CONSTRAINT "alert_event_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alert"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue" ADD CONSTRAINT "catalogue_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation" ADD CONSTRAINT "generation_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summary" ADD CONSTRAINT "summary_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_evaluation_id_evaluation_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "public"."risk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_reading" ADD CONSTRAINT "indicator_reading_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicator"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk" ADD CONSTRAINT "risk_lineage_id_lineage_id_fk" FOREIGN KEY ("lineage_id") REFERENCES "public"."lineage"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "public"."risk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_open" ON "alert" USING btree ("lineage_id","policy_id","slice") WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "alert_lineage" ON "alert" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "alert_event_alert" ON "alert_event" USING btree ("alert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_open" ON "ticket" USING btree ("lineage_id") WHERE state not in ('verified', 'canceled');--> statement-breakpoint
CREATE INDEX "ticket_lineage" ON "ticket" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "ticket_event_ticket" ON "ticket_event" USING btree ("ticket_id");--> statement-breakpoint
CREATE UNIQUE INDEX "baseline_open" ON "baseline" USING btree ("lineage_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "baseline_lineage" ON "baseline" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "batch_lineage" ON "batch" USING btree ("lineage_id","created_at");--> statement-breakpoint
CREATE INDEX "batch_generation" ON "batch" USING btree ("generation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "generation_lineage_index" ON "generation" USING btree ("lineage_id","index");--> statement-breakpoint
CREATE INDEX "segment_generation" ON "segment" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "segment_lineage" ON "segment" USING btree ("lineage_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_generation_revision" ON "evaluation" USING btree ("generation_id","revision");--> statement-breakpoint
CREATE INDEX "evaluation_lineage" ON "evaluation" USING btree ("lineage_id","index");--> statement-breakpoint
CREATE INDEX "indicator_risk" ON "indicator" USING btree ("risk_id");--> statement-breakpoint
CREATE INDEX "indicator_reading_indicator" ON "indicator_reading" USING btree ("indicator_id","index");--> statement-breakpoint
CREATE INDEX "risk_assessment_risk" ON "risk_assessment" USING btree ("risk_id");