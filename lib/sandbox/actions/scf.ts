import type { z } from "zod";
import type {
  listAliases as listAliasesAction,
  listFunctions as listFunctionsAction,
  listNamespaces as listNamespacesAction,
  listVersionByFunction as listVersionsAction,
} from "#lib/cloud/catalogue/scf.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { pageOf } from "#lib/sandbox/actions/paging.ts";
import { findFunction, findNamespace, sorted, times } from "#lib/sandbox/actions/scf-common.ts";
import { wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { Alias, CloudFunction, Namespace } from "#lib/sandbox/world/types.ts";

type Request<Action extends { request: z.ZodType }> = z.output<Action["request"]>;

/** Largest page; the limit is our choice, none is documented. */
const largestPage = 100;

export function listNamespaces(request: Request<typeof listNamespacesAction>, { region }: CallContext) {
  const key = request.Orderby === "Name" ? (one: Namespace) => one.name : (one: Namespace) => one.modifiedAt;
  const found = region.namespaces.filter((namespace) =>
    (request.SearchKey ?? []).every(({ Key, Value }) =>
      includes(Key === "Namespace" ? namespace.name : namespace.description, Value),
    ),
  );
  const page = pageOf(
    sorted(found, key, (one) => one.name, request.Order),
    request.Offset,
    request.Limit,
  );
  return {
    TotalCount: page.total,
    Namespaces: page.items.map((namespace) => ({
      Name: namespace.name,
      Description: namespace.description,
      Type: namespace.name === "default" ? "default" : "",
      ...times(namespace),
    })),
  };
}

export function listFunctions(request: Request<typeof listFunctionsAction>, { region }: CallContext) {
  if (request.Limit !== undefined && request.Limit > largestPage) {
    throw new ApiRefusal("InvalidParameterValue.Limit", wrongValue("Limit"));
  }
  const namespace = findNamespace(region, request.Namespace);
  const filters = (request.Filters ?? []).map(functionFilter);
  const found = namespace.functions.filter(
    (one) =>
      includes(one.name, request.SearchKey) &&
      includes(one.description, request.Description) &&
      filters.every((passes) => passes(one)),
  );
  const page = pageOf(
    sorted(found, functionKey(request.Orderby), (one) => one.name, request.Order),
    request.Offset,
    request.Limit,
  );
  return { TotalCount: page.total, Functions: page.items.map((one) => functionDocument(namespace, one)) };
}

function functionKey(orderBy: Request<typeof listFunctionsAction>["Orderby"]) {
  if (orderBy === "FunctionName") return (one: CloudFunction) => one.name;
  return orderBy === "ModTime" ? (one: CloudFunction) => one.modifiedAt : (one: CloudFunction) => one.addedAt;
}

/** Supports `tag-<key>` and the properties of the sandbox's functions; other documented filters match nothing. */
function functionFilter({ Name, Values }: { Name: string; Values: string[] }): (one: CloudFunction) => boolean {
  if (Name.startsWith("tag-")) {
    const key = Name.slice("tag-".length);
    return (one) => one.tags.some((tag) => tag.key === key && Values.includes(tag.value));
  }
  switch (Name) {
    case "Status":
      return (one) => Values.includes(one.status);
    case "Runtime":
      return (one) => Values.includes(one.runtime);
    case "Type":
      return (one) => Values.includes(one.type);
    case "AsyncRunEnable":
    case "TraceEnable":
      return () => Values.includes("FALSE");
    case "VpcId":
    case "SubnetId":
    case "ClsTopicId":
    case "ClsLogsetId":
    case "Role":
    case "CfsId":
    case "CfsMountInsId":
    case "Eip":
    case "PublicNetStatus":
    case "Stamp":
      return () => false;
    default:
      throw new ApiRefusal("InvalidParameterValue", wrongValue(`Filters.${Name}`));
  }
}

/** A function as ListFunctions writes it. */
export function functionDocument(namespace: Namespace, one: CloudFunction) {
  return {
    FunctionName: one.name,
    FunctionId: one.id,
    Namespace: namespace.name,
    Type: one.type,
    Status: one.status,
    StatusDesc: one.statusDescription,
    StatusReasons: one.statusDescription ? [{ ErrorCode: one.status, ErrorMessage: one.statusDescription }] : [],
    Runtime: one.runtime,
    Description: one.description,
    Tags: one.tags.map((tag) => ({ Key: tag.key, Value: tag.value })),
    TotalProvisionedConcurrencyMem: 0,
    AsyncRunEnable: "FALSE",
    TraceEnable: "FALSE",
    ...times(one),
  };
}

export function listVersionByFunction(request: Request<typeof listVersionsAction>, { region }: CallContext) {
  const { versions } = findFunction(region, request.Namespace, request.FunctionName);
  // Stored order: $LATEST, then the newest first.
  const ordered = request.Order === "ASC" ? [...versions].reverse() : versions;
  const page = pageOf(ordered, request.Offset, request.Limit);
  return {
    TotalCount: page.total,
    FunctionVersion: page.items.map((version) => version.version),
    Versions: page.items.map((version) => ({
      Version: version.version,
      Description: version.description,
      Status: "Active",
      ...times(version),
    })),
  };
}

export function listAliases(request: Request<typeof listAliasesAction>, { region }: CallContext) {
  const { aliases } = findFunction(region, request.Namespace, request.FunctionName);
  const version = request.FunctionVersion;
  const found = version
    ? aliases.filter((alias) => alias.version === version || alias.additional?.version === version)
    : aliases;
  const page = pageOf(found, Number(request.Offset ?? "0"), Number(request.Limit ?? "20"));
  return { TotalCount: page.total, Aliases: page.items.map(aliasDocument) };
}

function aliasDocument(alias: Alias) {
  const additional = alias.additional ? [{ Version: alias.additional.version, Weight: alias.additional.share }] : [];
  return {
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    RoutingConfig: { AdditionalVersionWeights: additional, AddtionVersionMatchs: [] },
    ...times(alias),
  };
}

function includes(text: string, part: string | undefined): boolean {
  return !part || text.toLowerCase().includes(part.toLowerCase());
}
