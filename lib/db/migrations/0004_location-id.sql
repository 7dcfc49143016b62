ALTER TABLE "operations" RENAME COLUMN "rule_id" TO "location_id";--> statement-breakpoint
CREATE INDEX "operations_ended_by_region" ON "operations" USING btree ("region","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "operations_ended_by_actor" ON "operations" USING btree ("actor","id") WHERE ended_at is not null;
