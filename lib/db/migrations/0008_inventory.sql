CREATE TABLE "inventory_functions" (
	"scope_id" integer NOT NULL,
	"namespace" text NOT NULL,
	"name" text NOT NULL,
	"facts" jsonb NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"search" text NOT NULL,
	CONSTRAINT "inventory_functions_scope_id_namespace_name_pk" PRIMARY KEY("scope_id","namespace","name")
);
--> statement-breakpoint
CREATE TABLE "inventory_listeners" (
	"scope_id" integer NOT NULL,
	"load_balancer_id" text NOT NULL,
	"listener_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "inventory_listeners_scope_id_listener_id_pk" PRIMARY KEY("scope_id","listener_id")
);
--> statement-breakpoint
CREATE TABLE "inventory_load_balancers" (
	"scope_id" integer NOT NULL,
	"load_balancer_id" text NOT NULL,
	"name" text NOT NULL,
	"facts" jsonb NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"next_read_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"failure" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inventory_load_balancers_scope_id_load_balancer_id_pk" PRIMARY KEY("scope_id","load_balancer_id")
);
--> statement-breakpoint
CREATE TABLE "inventory_namespaces" (
	"scope_id" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"next_offset" integer,
	"begun_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"next_read_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"failure" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inventory_namespaces_scope_id_name_pk" PRIMARY KEY("scope_id","name")
);
--> statement-breakpoint
CREATE TABLE "inventory_rules" (
	"scope_id" integer NOT NULL,
	"load_balancer_id" text NOT NULL,
	"listener_id" text NOT NULL,
	"location_id" text NOT NULL,
	"domain" text NOT NULL,
	"url" text NOT NULL,
	"facts" jsonb NOT NULL,
	"target_kind" text NOT NULL,
	"server_count" integer NOT NULL,
	"namespace" text,
	"function_name" text,
	"qualifier" text,
	"qualifier_type" text,
	"weight" integer,
	"search" text NOT NULL,
	CONSTRAINT "inventory_rules_scope_id_location_id_pk" PRIMARY KEY("scope_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "inventory_scopes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inventory_scopes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"realm" text NOT NULL,
	"account_id" text NOT NULL,
	"region" text NOT NULL,
	"next_offset" integer,
	"begun_at" timestamp with time zone,
	"total" integer,
	"read_at" timestamp with time zone,
	"next_read_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"failure" jsonb,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inventory_functions" ADD CONSTRAINT "inventory_functions_namespace" FOREIGN KEY ("scope_id","namespace") REFERENCES "public"."inventory_namespaces"("scope_id","name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_listeners" ADD CONSTRAINT "inventory_listeners_load_balancer" FOREIGN KEY ("scope_id","load_balancer_id") REFERENCES "public"."inventory_load_balancers"("scope_id","load_balancer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_load_balancers" ADD CONSTRAINT "inventory_load_balancers_scope_id_inventory_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."inventory_scopes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_namespaces" ADD CONSTRAINT "inventory_namespaces_scope_id_inventory_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."inventory_scopes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_rules" ADD CONSTRAINT "inventory_rules_load_balancer" FOREIGN KEY ("scope_id","load_balancer_id") REFERENCES "public"."inventory_load_balancers"("scope_id","load_balancer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inventory_listeners_of" ON "inventory_listeners" USING btree ("scope_id","load_balancer_id");--> statement-breakpoint
CREATE INDEX "inventory_load_balancers_due" ON "inventory_load_balancers" USING btree ("scope_id","next_read_at");--> statement-breakpoint
CREATE INDEX "inventory_load_balancers_unread" ON "inventory_load_balancers" USING btree ("scope_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "inventory_rules_of" ON "inventory_rules" USING btree ("scope_id","load_balancer_id");--> statement-breakpoint
CREATE INDEX "inventory_rules_by_address" ON "inventory_rules" USING btree ("domain","url","scope_id","location_id");--> statement-breakpoint
CREATE INDEX "inventory_rules_by_function" ON "inventory_rules" USING btree ("scope_id","namespace","function_name","qualifier") WHERE function_name is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "inventory_scopes_whole" ON "inventory_scopes" USING btree ("account","realm","account_id","region");