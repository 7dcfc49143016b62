import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";

/** A member as the official SDK's models declare it. */
interface Member {
  needed: boolean;
  list: boolean;
  /** `string`, `number`, `boolean`, or the name of another model. */
  type: string;
}

type Model = ReadonlyMap<string, Member>;

const plain = ["string", "number", "boolean"];
const files = new Map<string, ReadonlyMap<string, Model>>();

/** The models of a service by name, read from the SDK's own declarations. */
function modelsOf({ service, version }: Pick<Action, "service" | "version">): ReadonlyMap<string, Model> {
  const place = `tencentcloud-sdk-nodejs/tencentcloud/services/${service}/v${version.replaceAll("-", "")}`;
  const known = files.get(place);
  if (known) return known;
  const file = fileURLToPath(import.meta.resolve(`${place}/${service}_models.js`)).replace(/\.js$/, ".d.ts");
  const models = new Map<string, Model>();
  for (const statement of ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest).statements) {
    if (ts.isInterfaceDeclaration(statement)) models.set(statement.name.text, new Map(membersOf(statement)));
    // A request without parameters is an alias of null.
    if (ts.isTypeAliasDeclaration(statement)) models.set(statement.name.text, new Map());
  }
  files.set(place, models);
  return models;
}

function* membersOf({ members }: ts.InterfaceDeclaration): Generator<[string, Member]> {
  for (const member of members) {
    if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) continue;
    const { list, type } = typeOf(member.type);
    yield [member.name.text, { needed: !member.questionToken, list, type }];
  }
}

function typeOf(node: ts.TypeNode): { list: boolean; type: string } {
  // `number | bigint`
  if (ts.isUnionTypeNode(node) && node.types[0]) return typeOf(node.types[0]);
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
    const [item] = node.typeArguments ?? [];
    return item ? { ...typeOf(item), list: true } : { list: false, type: node.typeName.text };
  }
  return { list: false, type: ts.tokenToString(node.kind) ?? ts.SyntaxKind[node.kind] };
}

/** The part of a JSON Schema (from zod) that is compared. */
interface Shape {
  type?: unknown;
  required?: string[] | undefined;
  properties?: Record<string, Shape> | undefined;
  items?: Shape | undefined;
  anyOf?: Shape[] | undefined;
}

const shapeSchema: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.unknown().optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), shapeSchema).optional(),
    items: shapeSchema.optional(),
    anyOf: z.array(shapeSchema).optional(),
  }),
);

/** Differences between the catalogue's entry and the SDK's models: missing members, types, required or not. */
export function differences(action: Action): string[] {
  const models = modelsOf(action);
  const shapeOf = (schema: z.ZodType, io: "input" | "output") =>
    shapeSchema.parse(z.toJSONSchema(schema, { io, unrepresentable: "any" }));
  return [
    ...compared("request", shapeOf(action.request, "input"), `${action.name}Request`, models, true),
    ...compared("response", shapeOf(action.documented, "output"), `${action.name}Response`, models, false),
  ];
}

function* compared(
  path: string,
  shape: Shape,
  name: string,
  models: ReadonlyMap<string, Model>,
  isRequest: boolean,
): Generator<string> {
  const model = models.get(name);
  if (!model) return yield `${path}: the SDK has no ${name}`;
  const ours = shape.properties ?? {};
  for (const extra of Object.keys(ours).filter((member) => !model.has(member))) yield `${path}.${extra} is unknown`;
  for (const [member, { needed, list, type }] of model) {
    if (member === "RequestId") continue;
    const here = `${path}.${member}`;
    const found = ours[member] && withoutNull(ours[member]);
    if (!found) {
      yield `${here} is missing`;
      continue;
    }
    if (isRequest && needed !== (shape.required ?? []).includes(member)) yield `${here} is needed: ${needed}`;
    if (list !== (found.items !== undefined)) yield `${here} is a list: ${list}`;
    const inner = found.items ? withoutNull(found.items) : found;
    if (plain.includes(type)) {
      if (!typesOf(inner).includes(type)) yield `${here} is a ${type}`;
    } else if (inner.properties) {
      yield* compared(here, inner, type, models, isRequest);
    } else if (isRequest) {
      // A structure of an answer may be left open as long as it stays empty: see `unlike`.
      yield `${here} is a ${type}`;
    }
  }
}

function withoutNull(shape: Shape): Shape {
  return shape.anyOf?.find((one) => one.type !== "null") ?? shape;
}

function typesOf({ type }: Shape): unknown[] {
  return (Array.isArray(type) ? type : [type]).map((one) => (one === "integer" ? "number" : one));
}

/** Where an answer deviates from the SDK's model: a member that is missing, unknown, or of another type. */
export function unlike(answer: unknown, action: Action): string[] {
  return [...misfits("", answer, `${action.name}Response`, modelsOf(action))];
}

function* misfits(path: string, value: unknown, name: string, models: ReadonlyMap<string, Model>): Generator<string> {
  const model = models.get(name);
  if (!model || typeof value !== "object" || value === null) return yield `${path || "answer"} is no ${name}`;
  const given = new Map(Object.entries(value));
  for (const member of given.keys()) if (!model.has(member)) yield `${path}${member} is unknown`;
  for (const [member, { list, type }] of model) {
    const here = `${path}${member}`;
    const inner = given.get(member);
    if (inner === undefined) yield `${here} is missing`;
    if (inner === undefined || inner === null) continue;
    if (list !== Array.isArray(inner)) yield `${here} is a list: ${list}`;
    for (const [index, item] of (Array.isArray(inner) ? inner : [inner]).entries()) {
      const place = list ? `${here}.${index}` : here;
      if (!plain.includes(type)) yield* misfits(`${place}.`, item, type, models);
      else if (typeof item !== type) yield `${place} is a ${type}`;
    }
  }
}
