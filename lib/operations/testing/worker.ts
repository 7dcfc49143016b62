import { createDatabase } from "#lib/db/database.ts";
import { createEngine } from "#lib/operations/engine.ts";
import { toyPort } from "#lib/operations/testing/toy-port.ts";
import { Secret } from "#lib/secret.ts";

// A console process without the console, for tests that kill it: `worker.ts DATABASE_URL TOY_URL READ_BACK_MS`.
const [databaseUrl = "", toyUrl = "", readBackMs = ""] = process.argv.slice(2);

const engine = createEngine({
  database: await createDatabase(new Secret(databaseUrl)),
  cloud: toyPort(toyUrl),
  readBackMs: Number(readBackMs),
  log: { warn: () => {} },
});
engine.start();
process.send?.("started");
