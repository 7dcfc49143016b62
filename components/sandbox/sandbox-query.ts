import { queryOptions } from "@tanstack/react-query";
import { readJson } from "#components/live/read-json.ts";
import { paths } from "#lib/paths.ts";
import type { SandboxView } from "#lib/sandbox-terms.ts";

/** Calls come and go without an event. */
const refreshMs = 1500;

export const sandboxView = queryOptions({
  queryKey: ["sandbox"],
  queryFn: ({ signal }) => readJson<SandboxView>(paths.api.sandboxCalls(), signal),
  refetchInterval: refreshMs,
});
