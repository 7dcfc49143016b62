ALTER TABLE "operations" ADD COLUMN "undoes" bigint;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_undoes_operations_id_fk" FOREIGN KEY ("undoes") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operations_undoing" ON "operations" USING btree ("undoes","id") WHERE undoes is not null;