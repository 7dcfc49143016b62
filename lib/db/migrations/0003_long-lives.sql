DROP INDEX "operations_following";--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "look_failure" jsonb;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "odd_reading_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "transitions" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "operations_following" ON "operations" USING btree ("realm","account_id","region","next_poll_at") WHERE state in ('running', 'verifying', 'unconfirmed');