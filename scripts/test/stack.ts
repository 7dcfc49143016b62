import { launch } from "#scripts/test/launched.ts";

/** Enough load balancers to search, and one for each test alone. */
const sandboxOptions = ["--control", "--load-balancers", "10000", "--task-ms", "800"];

/** Starts the console, with its database and sandbox, that all browser tests of a run share. */
export default async function startStack(): Promise<() => Promise<void>> {
  const { console: address, sandbox, stop } = await launch({}, sandboxOptions);
  process.env.E2E_CONSOLE = address;
  process.env.E2E_SANDBOX = sandbox;
  return stop;
}
