import { answerFile } from "#lib/api/answer-file.ts";
import { bindingsTerraform } from "#lib/api/bindings-terraform.ts";
import { bindingsQuery } from "#lib/api/contract/queries.ts";

/** Every bound rule that the filter matches. */
export const GET = answerFile(
  { name: "bindings.tf", type: "text/plain" },
  bindingsQuery,
  "read",
  (filter, { stored, signal }) => stored.allRules(filter, signal),
  bindingsTerraform,
);
