import type { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { CloudError } from "#lib/cloud/failure.ts";

export interface ReadAnswer<Response> {
  response: Response;
  /** Paths of the list members that could not be parsed, such as `LoadBalancerSet.3`. */
  leftOut: readonly string[];
  /** Path and kind of the first value that could not be parsed; null where everything could. */
  fault: string | null;
}

/**
 * Parses an answer by the action's schema. In a list of choices (`Action.choices`) a member that can't be parsed is left
 * out, the innermost one: a forwarding rule rather than its listener.
 *
 * @throws CloudError `no-answer` for what is not the documented shape
 */
export function readAnswer<Response extends z.ZodType>(
  action: Action<z.ZodType, Response>,
  members: Record<string, unknown>,
  requestId: string | null,
): ReadAnswer<z.output<Response>> {
  const parsed = action.response.safeParse(members);
  if (parsed.success) return { response: parsed.data, leftOut: [], fault: null };
  const { issues } = parsed.error;
  const fault = faultOf(issues);
  if (action.choices) {
    const bad = new Set(issues.flatMap(({ path }) => memberAt(path) ?? []));
    const rest = action.response.safeParse(without(members, bad));
    if (rest.success) return { response: rest.data, leftOut: [...bad], fault };
  }
  const detail = `${action.name}: ${fault}`;
  throw new CloudError({ kind: "no-answer", reason: "wrong-shape", detail, httpStatus: 200, requestId });
}

/** The path and kind of the issue, never the value, which may be confidential. */
function faultOf([issue]: z.core.$ZodIssue[]): string {
  return `${issue?.path.join(".")} ${issue?.code}`;
}

/** The innermost list member on the path. */
function memberAt(path: PropertyKey[]): string | null {
  const end = path.findLastIndex((step) => typeof step === "number");
  return end < 0 ? null : path.slice(0, end + 1).join(".");
}

function without(value: unknown, bad: ReadonlySet<string>, place = ""): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inside = (step: string | number) => (place === "" ? `${step}` : `${place}.${step}`);
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => (bad.has(inside(at)) ? [] : [without(item, bad, inside(at))]));
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, without(member, bad, inside(name))]));
}
