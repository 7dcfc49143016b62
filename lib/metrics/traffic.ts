import type { MissingPermission } from "#lib/cloud/policy.ts";

/** A forwarding rule, or a function with all its versions or one, whose traffic is asked for. */
export type TrafficSubject =
  | { kind: "rule"; region: string; loadBalancerId: string; listenerId: string; locationId: string }
  | { kind: "function"; region: string; namespace: string; name: string };

export type RuleSubject = Extract<TrafficSubject, { kind: "rule" }>;

/** Figures per minute of one interval, averaged over what the monitor knows of it; null where it knows nothing. */
export interface TrafficPoint {
  /** Beginning of the interval, in Unix milliseconds. */
  at: number;
  requests: number | null;
  /** Requests that the function answered with a 4xx status; null for a function, whose monitor doesn't tell. */
  clientErrors: number | null;
  /** Requests that the function answered with a 5xx status, or failed at. */
  serverErrors: number | null;
  /** Requests that the load balancer answered itself with a 4xx or 5xx status. */
  ownErrors: number | null;
  /** Milliseconds; null without a request, too. */
  average: number | null;
  greatest: number | null;
}

/** The traffic of a period: an unbroken row of intervals. */
export interface Traffic {
  /** Unix milliseconds. */
  from: number;
  to: number;
  stepMs: number;
  points: TrafficPoint[];
  /** Sums of the whole period. */
  requests: number;
  errors: number;
}

export type TrafficAnswer =
  | { kind: "traffic"; traffic: Traffic }
  /** Why there is nothing to draw. */
  | { kind: "nothing"; reason: "no-data" | "not-called" | "no-address" | "gone" }
  | { kind: "not-permitted"; permission: MissingPermission };
