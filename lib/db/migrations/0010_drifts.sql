CREATE TABLE "drifts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drifts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_id" integer NOT NULL,
	"load_balancer_id" text NOT NULL,
	"load_balancer_name" text NOT NULL,
	"listener_id" text NOT NULL,
	"location_id" text NOT NULL,
	"domain" text NOT NULL,
	"url" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"rule_gone" boolean NOT NULL,
	"seen_before" timestamp with time zone NOT NULL,
	"seen_after" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text,
	"operation_id" bigint,
	CONSTRAINT "drifts_state" CHECK ("drifts"."state" in ('open', 'acknowledged', 'adopted', 'turned-back', 'superseded', 'reverted'))
);
--> statement-breakpoint
ALTER TABLE "drifts" ADD CONSTRAINT "drifts_scope_id_inventory_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."inventory_scopes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drifts_one_unsettled" ON "drifts" USING btree ("scope_id","location_id") WHERE state in ('open', 'acknowledged');--> statement-breakpoint
CREATE INDEX "drifts_by_state" ON "drifts" USING btree ("scope_id","state","id");--> statement-breakpoint
CREATE INDEX "drifts_by_rule" ON "drifts" USING btree ("location_id","id");