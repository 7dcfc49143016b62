import { answerFile } from "#lib/api/answer-file.ts";
import { bindingsQuery } from "#lib/api/contract/queries.ts";
import { bindingsCsv } from "#lib/api/csv.ts";

/** Every rule that the filter matches. */
export const GET = answerFile(
  { name: "bindings.csv", type: "text/csv" },
  bindingsQuery,
  "read",
  (filter, { stored, signal }) => stored.allRules(filter, signal),
  bindingsCsv,
);
