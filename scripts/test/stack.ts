import { launch } from "#scripts/test/launched.ts";

/** Enough load balancers to search in, and for each test to have one that no other touches. */
const sandboxOptions = ["--control", "--load-balancers", "10000", "--task-ms", "800"];

/** Starts the one console, with its database and its sandbox, that serves all tests of a run. */
export default async function startStack(): Promise<() => Promise<void>> {
  const { console: address, sandbox, stop } = await launch({}, sandboxOptions);
  process.env.E2E_CONSOLE = address;
  process.env.E2E_SANDBOX = sandbox;
  return stop;
}
