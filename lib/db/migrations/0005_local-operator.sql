UPDATE "operations" SET "actor" = 'local-operator' WHERE "actor" = 'local operator';--> statement-breakpoint
UPDATE "transitions" SET "by" = 'local-operator' WHERE "by" = 'local operator';
