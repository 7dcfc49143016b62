import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";

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

/** Every internal path. A test checks that no other file spells one out. */
export const paths = {
  overview: () => "/",
  bind: (link: BindLink = {}) => withQuery("/bind", { ...link }),
  operations: (filter: OperationFilter = {}) => withQuery("/operations", { ...filter }),
  operation: (id: string) => `/operations/${encodeURIComponent(id)}`,
  errors: (query: { q?: string | undefined } = {}) => withQuery("/errors", query),
  error: (code: string) => `/errors/${encodeURIComponent(code)}`,
  keys: (query: { region?: string | undefined } = {}) => withQuery("/keys", query),
  sandbox: () => "/sandbox",
  /** In `public/`. */
  files: {
    favicon: "/favicon.ico",
    icon: "/icon.svg",
    touchIcon: "/apple-touch-icon.png",
    manifest: (locale: string) => `/console.${locale}.webmanifest`,
  },
  api: {
    account: (query: { region: string }) => withQuery("/api/account", query),
    loadBalancers: (query: { region: string; search?: string; offset?: number }) =>
      withQuery("/api/load-balancers", query),
    listeners: (query: { region: string; loadBalancerId: string }) => withQuery("/api/listeners", query),
    rules: (query: { region: string; loadBalancerId: string; listenerId: string }) => withQuery("/api/rules", query),
    namespaces: (query: { region: string }) => withQuery("/api/namespaces", query),
    functions: (query: { region: string; namespace: string; search?: string; offset?: number }) =>
      withQuery("/api/functions", query),
    qualifiers: (query: { region: string; namespace: string; function: string }) => withQuery("/api/qualifiers", query),
    operations: (filter: OperationFilter = {}) => withQuery("/api/operations", { ...filter }),
    overview: () => "/api/overview",
    operation: (id: string) => `/api/operations/${encodeURIComponent(id)}`,
    sandboxCalls: () => "/api/sandbox/calls",
    events: () => "/api/events",
    health: () => "/api/health",
  },
};
