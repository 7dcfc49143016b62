import { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { type RequestFault, requestFault } from "#lib/cloud/catalogue/fault.ts";
import { type Code, isCode } from "#lib/sandbox/codes.ts";
import { type Dialect, usualDialect } from "#lib/sandbox/dialects.ts";
import {
  frontTexts,
  missingParameter,
  unknownParameter,
  wrongLength,
  wrongType,
  wrongValue,
} from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { mediaType, type WireRequest } from "#lib/sandbox/request.ts";

/**
 * Parses the action's parameters by the catalogue's schema: from a JSON body, or from a query or form in dotted notation
 * (`FunctionTargets.0.Weight=10`), whose text is converted to the documented type.
 *
 * @throws Refusal with the code that the action's page lists for the fault
 */
export function readParameters<Request extends z.ZodType>(
  request: WireRequest,
  action: Action<Request, z.ZodType>,
  { refusesUnknownParameters }: Pick<Dialect, "refusesUnknownParameters"> = usualDialect,
): z.output<Request> {
  const raw = rawParameters(request, action);
  const given = refusesUnknownParameters ? raw : knownAlone(raw, action);
  const parsed = action.request.safeParse(given);
  if (parsed.success) return parsed.data;
  const fault = requestFault(parsed.error, given);
  throw fault ? refusalFor(fault, action) : new ApiRefusal("InvalidParameter", frontTexts.invalidBody);
}

function knownAlone(given: unknown, action: Action): unknown {
  if (typeof given !== "object" || given === null) return given;
  const known = shapeOf(action).properties ?? {};
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in known));
}

function rawParameters(request: WireRequest, action: Action): unknown {
  if (request.method === "GET") return fromDotted(new URLSearchParams(request.query), action);
  const body = request.body.toString("utf8");
  if (mediaType(request) === "application/x-www-form-urlencoded") return fromDotted(new URLSearchParams(body), action);
  const value = body.trim() === "" ? {} : parseJson(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiRefusal("InvalidParameter", frontTexts.invalidBody);
  }
  return value;
}

/** A body that is not JSON becomes `undefined`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalFor({ kind, parameter }: RequestFault, action: Action): ApiRefusal {
  const leaf = parameter.split(".").at(-1) ?? parameter;
  const listed = (...wanted: string[]): Code =>
    wanted.filter(isCode).find((code) => action.errors.includes(code)) ?? "InvalidParameterValue";
  switch (kind) {
    case "unknown":
      return new ApiRefusal("UnknownParameter", unknownParameter(parameter));
    case "missing":
      return new ApiRefusal("MissingParameter", missingParameter(parameter));
    case "type":
      return new ApiRefusal("InvalidParameter", wrongType(parameter));
    case "length":
      return new ApiRefusal(listed("InvalidParameterValue.Length"), wrongLength(parameter));
    case "range":
      return new ApiRefusal(
        listed(`InvalidParameterValue.${leaf}`, "InvalidParameterValue.Range"),
        wrongValue(parameter),
      );
    case "value":
      return new ApiRefusal(listed(`InvalidParameterValue.${leaf}`), wrongValue(parameter));
  }
}

/** Deeper than any documented parameter. */
const deepest = 8;

type Tree = { [key: string]: Tree | string };

/** The part of a JSON Schema (from zod) that converting text needs. */
interface Shape {
  type?: unknown;
  properties?: Record<string, Shape>;
  items?: Shape;
}

const shapes = new WeakMap<Action, Shape>();

function shapeOf(action: Action): Shape {
  const known = shapes.get(action);
  if (known) return known;
  const shape = shapeSchema.parse(z.toJSONSchema(action.request, { io: "input", unrepresentable: "any" }));
  shapes.set(action, shape);
  return shape;
}

const shapeSchema: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.unknown(),
    properties: z.record(z.string(), shapeSchema).optional(),
    items: shapeSchema.optional(),
  }),
);

function fromDotted(pairs: URLSearchParams, action: Action): unknown {
  const root: Tree = Object.create(null);
  for (const [name, value] of pairs) {
    const parts = name.split(".", deepest + 1);
    if (parts.length > deepest) throw new ApiRefusal("UnknownParameter", unknownParameter(parts.join(".")));
    plant(root, parts, value);
  }
  return typed(root, shapeOf(action));
}

function plant(tree: Tree, [first = "", ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[first] = value;
    return;
  }
  const inner = tree[first];
  const next: Tree = typeof inner === "object" ? inner : Object.create(null);
  tree[first] = next;
  plant(next, rest, value);
}

/** Converts text to the documented type; text that doesn't convert is left for the schema to refuse. */
function typed(value: Tree | string | undefined, shape: Shape | undefined): unknown {
  if (typeof value === "object") {
    if (shape?.type === "array") {
      const indexes = Object.keys(value).sort((a, b) => Number(a) - Number(b));
      if (!indexes.every((index) => /^\d+$/.test(index))) return value;
      return indexes.map((index) => typed(value[index], shape.items));
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, typed(inner, shape?.properties?.[key])]),
    );
  }
  if ((shape?.type === "integer" || shape?.type === "number") && value && /^-?\d+(\.\d+)?$/.test(value)) {
    return Number(value);
  }
  if (shape?.type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}
