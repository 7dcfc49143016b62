-- Drizzle has no word for storage parameters. Half-empty pages keep the constant updates in place, without bloat.
ALTER TABLE "cloud_budgets" SET (fillfactor = 50);
