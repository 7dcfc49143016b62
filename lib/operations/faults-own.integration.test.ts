import { faultMatrix } from "#lib/operations/testing/fault-matrix.ts";
import { ownPostgres } from "#lib/operations/testing/postgres-servers.ts";

await faultMatrix(ownPostgres);
