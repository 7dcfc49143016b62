DROP INDEX "operations_following";--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "look_failure" jsonb;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "odd_reading_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "search" text;--> statement-breakpoint
ALTER TABLE "transitions" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "operations_ended_by_state" ON "operations" USING btree ("state","id","kind") WHERE state in ('succeeded', 'failed', 'rejected', 'cancelled');--> statement-breakpoint
CREATE INDEX "operations_ended_by_rule" ON "operations" USING btree ("rule_id","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "operations_wrong" ON "operations" USING btree ("id","kind","updated_at") WHERE state in ('failed', 'rejected', 'unconfirmed');--> statement-breakpoint
CREATE INDEX "operations_unfolded" ON "operations" USING btree ("id") WHERE search is null;--> statement-breakpoint
CREATE INDEX "operations_following" ON "operations" USING btree ("realm","account_id","region","next_poll_at") WHERE state in ('running', 'verifying', 'unconfirmed');