import { vi } from "vitest";
import { cloudFaults } from "#lib/operations/testing/fault-matrix-cloud.ts";
import { databaseFaults } from "#lib/operations/testing/fault-matrix-database.ts";
import { fileBed } from "#lib/operations/testing/file-bed.ts";
import { ownPostgres } from "#lib/operations/testing/postgres-servers.ts";
import { trueTimes } from "#lib/operations/testing/times.ts";

// These bound hangs: the machine may have other work.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000, maxConcurrency: 8 });

// What differs on our own server, which sets no limits of its own; and a console's own times, with one case of each kind.
const bed = fileBed(ownPostgres, trueTimes);
databaseFaults(bed, ownPostgres);
cloudFaults(bed);
