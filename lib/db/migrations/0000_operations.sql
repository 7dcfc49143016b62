CREATE TABLE "attempts" (
	"operation_id" bigint NOT NULL,
	"step" integer NOT NULL,
	"number" integer NOT NULL,
	"action" text NOT NULL,
	"body" json NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"request_id" text,
	"outcome" text DEFAULT 'pending' NOT NULL,
	"cloud_says" jsonb,
	CONSTRAINT "attempts_operation_id_step_number_pk" PRIMARY KEY("operation_id","step","number"),
	CONSTRAINT "attempts_outcome" CHECK ("attempts"."outcome" in ('pending', 'accepted', 'refused', 'not-sent', 'no-answer'))
);
--> statement-breakpoint
CREATE TABLE "cloud_budgets" (
	"key" text PRIMARY KEY NOT NULL,
	"starts" timestamp with time zone[] NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "operations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"intent_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"cause" text NOT NULL,
	"kind" text NOT NULL,
	"realm" text NOT NULL,
	"account_id" text NOT NULL,
	"region" text NOT NULL,
	"load_balancer_id" text NOT NULL,
	"load_balancer_name" text NOT NULL,
	"listener_id" text NOT NULL,
	"listener_name" text NOT NULL,
	"listener_protocol" text NOT NULL,
	"listener_port" integer NOT NULL,
	"rule_id" text NOT NULL,
	"rule_domain" text NOT NULL,
	"rule_url" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor" text NOT NULL,
	"reason" text,
	"language" text NOT NULL,
	"retry_of" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"not_before" timestamp with time zone,
	"task_id" text,
	"cloud_says" jsonb,
	"observed" jsonb,
	"observed_at" timestamp with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"first_try_at" timestamp with time zone,
	"renewed" boolean DEFAULT false NOT NULL,
	"sent_at" timestamp with time zone,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"next_poll_at" timestamp with time zone,
	"looks" integer DEFAULT 0 NOT NULL,
	"lost_looks" integer DEFAULT 0 NOT NULL,
	"unknown_polls" integer DEFAULT 0 NOT NULL,
	"unknown_since" timestamp with time zone,
	CONSTRAINT "operations_state" CHECK ("operations"."state" in ('queued', 'submitting', 'running', 'verifying', 'succeeded', 'failed', 'rejected', 'unconfirmed', 'cancelled')),
	CONSTRAINT "operations_kind" CHECK ("operations"."kind" in ('bind', 'replace', 'reweigh', 'unbind'))
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"operation_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"cloud_says" jsonb,
	"not_before" timestamp with time zone,
	"by" text,
	CONSTRAINT "transitions_operation_id_version_pk" PRIMARY KEY("operation_id","version")
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_retry_of_operations_id_fk" FOREIGN KEY ("retry_of") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "operations_intent" ON "operations" USING btree ("intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_one_in_flight" ON "operations" USING btree ("realm","account_id","region","load_balancer_id") WHERE state in ('submitting', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "operations_one_unfinished" ON "operations" USING btree ("realm","account_id","region","rule_id") WHERE state in ('queued', 'submitting', 'running', 'verifying', 'unconfirmed');--> statement-breakpoint
CREATE INDEX "operations_queue" ON "operations" USING btree ("realm","account_id","region","load_balancer_id","id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "operations_following" ON "operations" USING btree ("realm","account_id","next_poll_at") WHERE state in ('running', 'verifying', 'unconfirmed');--> statement-breakpoint
CREATE INDEX "operations_submitting" ON "operations" USING btree ("lease_until") WHERE state = 'submitting';--> statement-breakpoint
CREATE INDEX "operations_updated" ON "operations" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "operations_by_load_balancer" ON "operations" USING btree ("load_balancer_id","id");