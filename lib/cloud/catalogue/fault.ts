import type { z } from "zod";

/**
 * What is wrong with a request, as the cloud's error codes tell it apart:
 * - `unknown`: a parameter that the action does not have
 * - `missing`: a required parameter is absent
 * - `type`: another JSON type than documented
 * - `length`: text or list too long (or too short)
 * - `range`: a number outside of its range
 * - `value`: not one of the enumerated values, or not of the documented form
 */
type FaultKind = "unknown" | "missing" | "type" | "length" | "range" | "value";

export interface RequestFault {
  kind: FaultKind;
  /** Where, in the cloud's own notation: `FunctionTargets.0.Weight`; empty for the request itself. */
  parameter: string;
}

/** The first fault of a request that its schema refused. */
export function requestFault(error: z.ZodError, request: unknown): RequestFault | null {
  const issue = error.issues[0];
  if (!issue) return null;
  if (issue.code === "unrecognized_keys") {
    return { kind: "unknown", parameter: [...issue.path, issue.keys[0]].join(".") };
  }
  return { kind: kindOf(issue, at(request, issue.path)), parameter: issue.path.join(".") };
}

function kindOf(issue: z.core.$ZodIssue, value: unknown): FaultKind {
  if (value === undefined) return "missing";
  switch (issue.code) {
    case "too_big":
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "length" : "range";
    case "invalid_value":
      return typeof value === "string" ? "value" : "type";
    case "invalid_format":
      return "value";
    default:
      return "type";
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
