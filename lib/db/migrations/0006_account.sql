DROP INDEX "operations_queue";--> statement-breakpoint
DROP INDEX "operations_following";--> statement-breakpoint
DROP INDEX "operations_ended_by_state";--> statement-breakpoint
DROP INDEX "operations_ended_by_region";--> statement-breakpoint
DROP INDEX "operations_ended_by_actor";--> statement-breakpoint
DROP INDEX "operations_wrong";--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "account" text DEFAULT 'settings' NOT NULL;--> statement-breakpoint
CREATE INDEX "operations_queue" ON "operations" USING btree ("account","realm","account_id","region","load_balancer_id","id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "operations_following" ON "operations" USING btree ("account","realm","account_id","region","next_poll_at") WHERE state in ('running', 'verifying', 'unconfirmed');--> statement-breakpoint
CREATE INDEX "operations_ended_by_state" ON "operations" USING btree ("account","state","id","kind") WHERE state in ('succeeded', 'failed', 'rejected', 'cancelled');--> statement-breakpoint
CREATE INDEX "operations_ended_by_region" ON "operations" USING btree ("account","region","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "operations_ended_by_actor" ON "operations" USING btree ("account","actor","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "operations_wrong" ON "operations" USING btree ("account","id","kind","updated_at") WHERE state in ('failed', 'rejected', 'unconfirmed');