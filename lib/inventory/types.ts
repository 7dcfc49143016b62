import type { Binding, QualifierType, Verdict } from "#lib/binding/types.ts";
import type { MissingPermission } from "#lib/cloud/policy.ts";

/**
 * What `GET /api/...` answers to the pickers. Every item carries its verdict; ineligible items are part of the list.
 */
export interface Page<Item> {
  items: Item[];
  total: number;
  /** Where the next page begins, or null at the end. */
  nextOffset: number | null;
  /** Reads that were refused: the list holds what the others gave. Left out where none was. */
  missing?: readonly MissingRead[];
}

/** A read without which a list still says something. */
export interface MissingRead extends MissingPermission {
  name: "DescribeTargets" | "ListNamespaces" | "ListVersionByFunction" | "ListAliases";
}

export interface RegionItem {
  id: string;
  /** In the caller's language. */
  name: string;
  verdict: Verdict;
}

export interface LoadBalancerItem {
  id: string;
  name: string;
  network: "OPEN" | "INTERNAL";
  ipVersion: "ipv4" | "nat64" | "ipv6";
  /** First VIP, or the domain where there is none. */
  address: string | null;
  vpcId: string | null;
  verdict: Verdict;
}

export interface ListenerItem {
  id: string;
  name: string;
  protocol: string;
  port: number;
  ruleCount: number;
  verdict: Verdict;
}

export interface RuleItem {
  id: string;
  domain: string;
  url: string;
  binding: Binding | null;
  serverCount: number;
  verdict: Verdict;
}

export interface NamespaceItem {
  name: string;
  description: string;
}

export interface FunctionItem {
  name: string;
  id: string;
  type: string;
  runtime: string;
  status: string;
  description: string;
  verdict: Verdict;
}

export interface QualifierItem {
  name: string;
  type: QualifierType;
  description: string;
  /** For an alias, the version it points to. */
  pointsTo: string | null;
  verdict: Verdict;
}

/** Said once per account, not on each item. */
export interface AccountItem {
  id: string;
  type: "STANDARD" | "LEGACY" | "unknown";
  verdict: Verdict;
}

/** Every `/api` failure has this body, with HTTP 400, 404, 409, 421, 502 or 503. */
export interface ApiFailure {
  error: ExplainedError;
}

/** Any failure in words of the caller's language (design: errors and languages). */
export interface ExplainedError {
  /** A cloud code such as `InvalidParameter.LBIdNotFound`, or one of our own, which begin with `Console.`. */
  code: string;
  title: string;
  meaning: string;
  whatToDo: string;
  /** A field of the form that the error belongs to. */
  field: string | null;
  retryable: boolean;
  requestId: string | null;
  /** The cloud's own words. */
  raw: string | null;
  /** The call that failed, as access policies name it (`clb:DescribeTargets`); null where no call did. */
  action: string | null;
  /** What to allow, where the call was refused for want of a permission. */
  permission: MissingPermission | null;
  /** False when only the cloud's own text could be shown. */
  known: boolean;
}
