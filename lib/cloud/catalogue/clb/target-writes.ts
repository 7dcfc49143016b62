import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";

const api = { service: "clb", version: "2018-03-17", kind: "write", perSecond: 20, regional: true } as const;

const weight = z.int().min(0).max(100).optional();

/** A server by its instance, or a network interface by its address. */
const target = z.strictObject({
  Port: z.int().min(1).max(65_535),
  Type: z.enum(["CVM", "ENI"]).optional(),
  InstanceId: z.string().optional(),
  Weight: weight,
  EniIp: z.string().optional(),
  Tag: z.string().optional(),
});

export type TargetInput = z.output<typeof target>;

/** On layer 7 the rule is named by LocationId, or by Domain and Url. */
const targetsRequest = z.strictObject({
  LoadBalancerId: z.string(),
  ListenerId: z.string(),
  Targets: z.array(target).min(1).max(20),
  LocationId: z.string().optional(),
  Domain: z.string().optional(),
  Url: z.string().optional(),
});

export type TargetsRequest = z.output<typeof targetsRequest>;

const errors = [
  "FailedOperation",
  "FailedOperation.ResourceInOperating",
  "InternalError",
  "InvalidParameter",
  "InvalidParameter.FormatError",
  "InvalidParameterValue",
  "InvalidParameterValue.Duplicate",
  "InvalidParameterValue.Length",
  "UnauthorizedOperation",
] as const;

export const registerTargets = defineAction({
  ...api,
  name: "RegisterTargets",
  request: targetsRequest,
  response: z.object({}),
  errors: [...errors, "LimitExceeded", "MissingParameter", "ResourceInsufficient"],
});

export const deregisterTargets = defineAction({
  ...api,
  name: "DeregisterTargets",
  request: targetsRequest,
  response: z.object({}),
  errors,
});

/** A target's own weight goes before that of the request. */
export const modifyTargetWeight = defineAction({
  ...api,
  name: "ModifyTargetWeight",
  request: targetsRequest.extend({ Weight: weight }),
  response: z.object({}),
  errors,
});
