import { type InAccount, inAccount, settingsAccountId } from "#lib/account.ts";
import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { DriftFilter } from "#lib/api/contract/drift.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import type {
  FindRulesQuery,
  FunctionsQuery,
  LastHourQuery,
  ListenersQuery,
  LoadBalancersQuery,
  QualifiersQuery,
  RegionQuery,
  RuleQuery,
  RulesQuery,
  SearchQuery,
} from "#lib/api/contract/queries.ts";
import type { TrafficPeriod } from "#lib/api/contract/words.ts";

type Query = Record<string, string | number | readonly string[] | null | undefined>;

/** Several values of one name are joined by commas. */
function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** A path in an account. One that the path itself names wins. */
export function inPlace(path: string, place: InAccount): string {
  const { pathname, searchParams, hash } = new URL(path, "http://console");
  const { account } = inAccount(searchParams.get("account") ?? place.account ?? settingsAccountId);
  searchParams.delete("account");
  return withQuery(pathname, { ...Object.fromEntries(searchParams), account }) + hash;
}

/** Every internal path. A test checks that no other file spells one out. */
export const paths = {
  overview: (place: InAccount = {}) => withQuery("/", { ...place }),
  bind: (link: BindLink & InAccount = {}) => withQuery("/bind", { ...link }),
  bindings: (filter: BindingFilter & InAccount = {}) => withQuery("/bindings", { ...filter }),
  operations: (filter: OperationFilter & InAccount = {}) => withQuery("/operations", { ...filter }),
  operation: (id: string, query: InAccount & { traffic?: TrafficPeriod | null } = {}) =>
    withQuery(`/operations/${encodeURIComponent(id)}`, { ...query }),
  drift: (filter: DriftFilter & InAccount = {}) => withQuery("/drift", { ...filter }),
  /** `lb` and `listener` lead to a rule that the console has not seen yet. */
  rule: (
    region: string,
    locationId: string,
    query: Pick<BindLink, "lb" | "listener"> & InAccount & { traffic?: TrafficPeriod | null } = {},
  ) => withQuery(`/rules/${encodeURIComponent(region)}/${encodeURIComponent(locationId)}`, { ...query }),
  loadBalancer: (region: string, loadBalancerId: string, query: InAccount & { view?: "table" } = {}) =>
    withQuery(`/load-balancers/${encodeURIComponent(region)}/${encodeURIComponent(loadBalancerId)}`, { ...query }),
  function: (
    region: string,
    namespace: string,
    name: string,
    query: InAccount & Pick<BindingFilter, "before" | "after"> & { traffic?: TrafficPeriod | null } = {},
  ) => withQuery(`/functions/${[region, namespace, name].map(encodeURIComponent).join("/")}`, { ...query }),
  /** `canary` is the operation of the rule that goes first. */
  promote: (
    region: string,
    namespace: string,
    name: string,
    query: InAccount & { from?: string; to?: string; canary?: string } = {},
  ) => withQuery(`/functions/${[region, namespace, name].map(encodeURIComponent).join("/")}/promote`, { ...query }),
  errors: (query: { q?: string | undefined } = {}) => withQuery("/errors", query),
  error: (code: string) => `/errors/${encodeURIComponent(code)}`,
  keys: (query: InAccount & { region?: string | undefined } = {}) => withQuery("/keys", { ...query }),
  sandbox: (place: InAccount = {}) => withQuery("/sandbox", { ...place }),
  /** In `public/`. */
  files: {
    favicon: "/favicon.ico",
    icon: "/icon.svg",
    touchIcon: "/apple-touch-icon.png",
    manifest: (locale: string) => `/console.${locale}.webmanifest`,
  },
  api: {
    account: (query: InAccount & RegionQuery) => withQuery("/api/account", { ...query }),
    loadBalancers: (query: InAccount & LoadBalancersQuery) => withQuery("/api/load-balancers", { ...query }),
    listeners: (query: InAccount & ListenersQuery) => withQuery("/api/listeners", { ...query }),
    rules: (query: InAccount & RulesQuery) => withQuery("/api/rules", { ...query }),
    lastHour: (query: InAccount & LastHourQuery) => withQuery("/api/last-hour", { ...query }),
    rule: (query: InAccount & RuleQuery) => withQuery("/api/rule", { ...query }),
    findRules: (query: InAccount & FindRulesQuery) => withQuery("/api/find-rules", { ...query }),
    search: (query: InAccount & SearchQuery) => withQuery("/api/search", { ...query }),
    errorTitles: () => "/api/error-titles",
    namespaces: (query: InAccount & RegionQuery) => withQuery("/api/namespaces", { ...query }),
    functions: (query: InAccount & FunctionsQuery) => withQuery("/api/functions", { ...query }),
    qualifiers: (query: InAccount & QualifiersQuery) => withQuery("/api/qualifiers", { ...query }),
    bindings: (filter: BindingFilter & InAccount = {}) => withQuery("/api/bindings", { ...filter }),
    bindingsCsv: (filter: BindingFilter & InAccount = {}) => withQuery("/api/bindings/csv", { ...filter }),
    bindingsTerraform: (filter: BindingFilter & InAccount = {}) => withQuery("/api/bindings/terraform", { ...filter }),
    storedLoadBalancer: (query: InAccount & ListenersQuery) => withQuery("/api/stored-load-balancer", { ...query }),
    inventory: (place: InAccount = {}) => withQuery("/api/inventory", { ...place }),
    operations: (filter: OperationFilter & InAccount = {}) => withQuery("/api/operations", { ...filter }),
    overview: (place: InAccount = {}) => withQuery("/api/overview", { ...place }),
    operation: (id: string, place: InAccount = {}) =>
      withQuery(`/api/operations/${encodeURIComponent(id)}`, { ...place }),
    drifts: (filter: DriftFilter & InAccount = {}) => withQuery("/api/drifts", { ...filter }),
    savedViews: (place: InAccount = {}) => withQuery("/api/saved-views", { ...place }),
    sandboxCalls: (place: InAccount = {}) => withQuery("/api/sandbox/calls", { ...place }),
    events: (place: InAccount = {}) => withQuery("/api/events", { ...place }),
    health: () => "/api/health",
  },
};
