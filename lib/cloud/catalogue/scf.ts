import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { list, maybe, real, text, texts, whole } from "#lib/cloud/catalogue/members.ts";

const api = { service: "scf", version: "2018-04-16", kind: "read", regional: true } as const;

const order = z.enum(["ASC", "DESC"]).optional();
const offset = z.int().min(0).optional();
const limit = z.int().min(0).optional();

const namespace = z.object({
  Name: z.string(),
  Description: text,
  AddTime: text,
  ModTime: text,
  Type: text,
});

export type ScfNamespace = z.output<typeof namespace>;

export const listNamespaces = defineAction({
  ...api,
  name: "ListNamespaces",
  perSecond: 20,
  request: z.strictObject({
    Limit: limit,
    Offset: offset,
    Orderby: z.enum(["Name", "Updatetime"]).optional(),
    Order: order,
    SearchKey: z.array(z.strictObject({ Key: z.enum(["Namespace", "Description"]), Value: z.string() })).optional(),
  }),
  choices: true,
  response: z.object({ Namespaces: list(namespace), TotalCount: whole }),
  errors: [
    "InvalidParameterValue.Filters",
    "InvalidParameterValue.Order",
    "InvalidParameterValue.SearchKey",
    "InvalidParameterValue.Stamp",
  ],
});

/** The members that the console reads. `Type` is `Event` or `HTTP`. */
const scfFunction = z.object({
  FunctionName: z.string(),
  FunctionId: text,
  Namespace: text,
  Type: text,
  Status: text,
  StatusDesc: text,
  Runtime: text,
  Description: text,
  ModTime: text,
});

export type ScfFunction = z.output<typeof scfFunction>;

const scfFunctionDocument = scfFunction.extend({
  AddTime: text,
  StatusReasons: list(z.object({ ErrorCode: text, ErrorMessage: text })),
  Tags: list(z.object({ Key: z.string(), Value: text })),
  TotalProvisionedConcurrencyMem: whole,
  ReservedConcurrencyMem: whole,
  AsyncRunEnable: text,
  TraceEnable: text,
});

export const listFunctions = defineAction({
  ...api,
  name: "ListFunctions",
  perSecond: 100,
  request: z.strictObject({
    Order: order,
    Orderby: z.enum(["AddTime", "ModTime", "FunctionName"]).optional(),
    Offset: offset,
    Limit: limit,
    SearchKey: z.string().optional(),
    Namespace: z.string().optional(),
    Description: z.string().optional(),
    Filters: z
      .array(z.strictObject({ Name: z.string(), Values: z.array(z.string()).max(20) }))
      .max(10)
      .optional(),
  }),
  choices: true,
  response: z.object({ Functions: list(scfFunction), TotalCount: whole }),
  documented: z.object({ Functions: list(scfFunctionDocument), TotalCount: whole }),
  errors: [
    "InternalError.Exception",
    "InternalError.System",
    "InvalidParameter.Payload",
    "InvalidParameterValue",
    "InvalidParameterValue.Limit",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Name",
    "InvalidParameterValue.Namespace",
    "InvalidParameterValue.Offset",
    "InvalidParameterValue.Order",
    "InvalidParameterValue.QueryVersion",
    "ResourceNotFound.Namespace",
    "UnauthorizedOperation.CAM",
    "UnauthorizedOperation.Region",
  ],
});

const functionVersion = z.object({
  Version: z.string(),
  Description: text,
  AddTime: text,
  ModTime: text,
  Status: text,
});

export type ScfVersion = z.output<typeof functionVersion>;

/** `$LATEST` is part of the list. */
export const listVersionByFunction = defineAction({
  ...api,
  name: "ListVersionByFunction",
  perSecond: 20,
  request: z.strictObject({
    FunctionName: z.string(),
    Namespace: z.string().optional(),
    Offset: offset,
    Limit: limit,
    Order: order,
    OrderBy: z.string().optional(),
  }),
  choices: true,
  response: z.object({ Versions: list(functionVersion), TotalCount: whole }),
  documented: z.object({ FunctionVersion: texts, Versions: list(functionVersion), TotalCount: whole }),
  errors: [
    "InternalError",
    "InvalidParameterValue",
    "InvalidParameterValue.FunctionName",
    "InvalidParameterValue.Namespace",
    "InvalidParameterValue.Order",
    "ResourceNotFound.Function",
    "ResourceNotFound.FunctionName",
    "ResourceNotFound.Namespace",
    "UnauthorizedOperation.CAM",
  ],
});

/** The second member's spelling is the cloud's own. */
const routingConfig = z.object({
  AdditionalVersionWeights: list(z.object({ Version: z.string(), Weight: real })),
  AddtionVersionMatchs: list(z.object({ Version: z.string(), Key: text, Method: text, Expression: text })),
});

const alias = z.object({
  Name: z.string(),
  FunctionVersion: text,
  Description: text,
  RoutingConfig: maybe(routingConfig),
  AddTime: text,
  ModTime: text,
});

export type ScfAlias = z.output<typeof alias>;

/** Only this action has Offset and Limit as text. */
export const listAliases = defineAction({
  ...api,
  name: "ListAliases",
  perSecond: 20,
  request: z.strictObject({
    FunctionName: z.string(),
    Namespace: z.string().optional(),
    FunctionVersion: z.string().optional(),
    Offset: z.string().regex(/^\d+$/).optional(),
    Limit: z.string().regex(/^\d+$/).optional(),
  }),
  choices: true,
  response: z.object({ Aliases: list(alias), TotalCount: whole }),
  errors: [
    "InternalError.System",
    "InvalidParameterValue.FunctionName",
    "InvalidParameterValue.Namespace",
    "ResourceNotFound.Function",
    "ResourceNotFound.FunctionName",
    "ResourceNotFound.Namespace",
    "UnauthorizedOperation.CAM",
  ],
});
