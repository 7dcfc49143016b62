import type { KnownCode } from "#lib/i18n/error-codes.ts";
import { errorFacts } from "#lib/i18n/error-codes.ts";
import { paths } from "#lib/paths.ts";

export interface RelatedAction {
  /** Key of its text under `errors.action`. */
  key: "bind" | "operations" | "keys" | "overview";
  href: string;
}

const aboutOperations = new Set<KnownCode>([
  "Console.RuleBusy",
  "Console.TaskFailed",
  "Console.TooLateToCancel",
  "Console.NotClosable",
  "Console.UnknownOperation",
  "Console.AnswerTimeout",
  "Console.ConnectionLost",
  "FailedOperation.ResourceInOperating",
]);

const aboutPermissions = new Set<KnownCode>([
  "AuthFailure.UnauthorizedOperation",
  "UnauthorizedOperation",
  "UnauthorizedOperation.CAM",
]);

/** The page of this console on which an error can be resolved or examined. */
export function relatedActionOf(code: KnownCode): RelatedAction {
  if (aboutOperations.has(code)) return { key: "operations", href: paths.operations() };
  if (aboutPermissions.has(code)) return { key: "keys", href: paths.keys() };
  if (errorFacts[code].part !== null) return { key: "bind", href: paths.bind() };
  return { key: "overview", href: paths.overview() };
}
