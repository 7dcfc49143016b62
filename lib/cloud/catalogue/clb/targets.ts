import { z } from "zod";
import { list, maybe, text, texts, whole } from "#lib/cloud/catalogue/members.ts";

/** A server behind a rule or a layer-4 listener, the members that the console reads. */
const backend = z.object({ Type: text, InstanceId: text, Port: whole, Weight: whole });

const boundFunction = z.object({
  FunctionNamespace: z.string(),
  FunctionName: z.string(),
  FunctionQualifier: z.string(),
  FunctionQualifierType: text,
});

/** A function behind a rule, as DescribeTargets returns it. */
const boundTarget = z.object({ Function: maybe(boundFunction), Weight: whole });

export type BoundTarget = z.output<typeof boundTarget>;

/** What a rule sends to. Both `null` and an empty list mean none. */
export const ruleTargets = z.object({
  LocationId: z.string(),
  Domain: text,
  Url: text,
  Targets: list(backend),
  FunctionTargets: list(boundTarget),
});

export type RuleTargets = z.output<typeof ruleTargets>;

export const listenerBackend = z.object({
  ListenerId: z.string(),
  Protocol: text,
  Port: whole,
  EndPort: whole,
  Rules: list(ruleTargets),
  Targets: list(backend),
});

/** A server with every documented member. */
const backendDocument = backend.extend({
  PublicIpAddresses: texts,
  PrivateIpAddresses: texts,
  InstanceName: text,
  RegisteredTime: text,
  EniId: text,
  Zone: text,
  Tag: text,
});

const ruleTargetsDocument = ruleTargets.extend({ Targets: list(backendDocument) });

export const listenerBackendDocument = listenerBackend.extend({
  Rules: list(ruleTargetsDocument),
  Targets: list(backendDocument),
});

/**
 * A function in a write request. The range of Weight is documented only for servers and assumed for functions. Terraform
 * sends an empty FunctionQualifierType for none.
 */
export const functionTarget = z.strictObject({
  Function: z.strictObject({
    FunctionNamespace: z.string(),
    FunctionName: z.string(),
    FunctionQualifier: z.string(),
    FunctionQualifierType: z
      .preprocess((value) => (value === "" ? undefined : value), z.enum(["VERSION", "ALIAS"]).optional())
      .optional(),
  }),
  Weight: z.int().min(0).max(100).optional(),
});

export type FunctionTarget = z.output<typeof functionTarget>;
