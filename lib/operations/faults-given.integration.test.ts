import { vi } from "vitest";
import { faultMatrix } from "#lib/operations/testing/fault-matrix.ts";
import { fileBed } from "#lib/operations/testing/file-bed.ts";
import { givenPostgres } from "#lib/operations/testing/postgres-servers.ts";
import { shortTimes } from "#lib/operations/testing/times.ts";

// These bound hangs: the machine may have other work.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000, maxConcurrency: 8 });

// The whole matrix, on the stricter of the two kinds of server.
faultMatrix(fileBed(givenPostgres, shortTimes), givenPostgres);
