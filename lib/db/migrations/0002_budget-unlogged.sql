-- Nothing of it is worth waiting for the disk: whatever it holds means nothing a second later.
ALTER TABLE "cloud_budgets" SET UNLOGGED;
