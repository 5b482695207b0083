ALTER TABLE "ticket" ADD COLUMN "progress" jsonb;--> statement-breakpoint
ALTER TABLE "intake" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;