ALTER TABLE "operations" ADD COLUMN "look_failure" jsonb;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "odd_reading_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "transitions" ADD COLUMN "reason" text;