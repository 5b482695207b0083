ALTER TABLE "bundle" ADD COLUMN "pool_share" double precision;--> statement-breakpoint
ALTER TABLE "bundle" ADD COLUMN "from_index" integer;