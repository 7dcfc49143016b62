import { faultMatrix } from "#lib/operations/testing/fault-matrix.ts";
import { givenPostgres } from "#lib/operations/testing/postgres-servers.ts";

await faultMatrix(givenPostgres);
