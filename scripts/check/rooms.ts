/**
 * The rooms of the house: what is in each, and what it may import. The import check (`.dependency-cruiser.cjs`) and the
 * table in `ARCHITECTURE.md` derive from this list, and a folder of `lib` or `components` that is in no room fails a test.
 */
export interface Room {
  /** What the check calls it, where it is more than one folder. */
  name?: string;
  /** Folders, ending in a slash. */
  folders: string[];
  /** One line of Markdown. */
  holds: string;
  /** What it may import besides itself and the leaves of `lib`: folders, or files. */
  imports: string[];
  /** What it may import types of. */
  types?: string[];
  /** Its folders never import each other. */
  apart?: boolean;
  /** It doesn't import the leaves either, and no package but these. */
  onlyPackages?: string[];
}

/** Files right in `lib`, which every room may import. */
export const leaves = {
  holds:
    "small files that every room may import: settings, internal links, secrets, the vocabulary of the sandbox's control paths. " +
    "Of the settings, the log and the sandbox's control paths, `app` and `components` import types alone",
  types: ["lib/api/contract/", "lib/binding/"],
  /** What `lib/access` hands out, limited to a person and an account; screens and routes never take it by themselves. */
  throughAccess: ["lib/env.ts", "lib/env-cloud.ts", "lib/env-values.ts", "lib/log.ts", "lib/sandbox-control.ts"],
};

/**
 * What a screen may know of the rooms of the server. Of the contract it takes plain tables and types: its schemas are
 * parsed with on the server alone, and zod would be 7 kB of each screen's first load.
 */
const seenByScreens = {
  imports: [
    "lib/access/local-operator.ts",
    "lib/api/contract/bind-fields.ts",
    "lib/api/contract/binding-filters.ts",
    "lib/api/contract/filter-readers.ts",
    "lib/api/contract/operation-filters.ts",
    "lib/api/contract/words.ts",
    "lib/binding/",
    "lib/cloud/hosts.ts",
    "lib/i18n/",
    "lib/operations/",
  ],
  types: ["lib/api/", "lib/inventory/", "lib/metrics/"],
};
const data = ["components/data/"];
const controls = ["components/ui/"];
const shared = [
  "components/change/",
  "components/feedback/",
  "components/form/",
  "components/line/",
  "components/shell/",
  "components/table/",
];
const nouns = [
  "components/binding/",
  "components/bindings/",
  "components/drift/",
  "components/errors/",
  "components/function/",
  "components/keys/",
  "components/load-balancer/",
  "components/metrics/",
  "components/operation/",
  "components/overview/",
  "components/rule/",
  "components/sandbox/",
];

export const rooms: Room[] = [
  {
    folders: ["app/"],
    holds: "routes only: pages, layouts, GET handlers, and the server actions of each screen",
    imports: [
      ...controls,
      ...data,
      ...shared,
      ...nouns,
      "lib/access/",
      "lib/api/",
      "lib/binding/",
      "lib/cloud/catalogue/",
      "lib/cloud/regions.ts",
      "lib/i18n/",
    ],
    types: ["lib/metrics/"],
  },
  {
    name: "nouns",
    folders: nouns,
    holds: "one folder per noun, which never imports another noun's",
    imports: [...controls, ...data, ...shared, ...seenByScreens.imports],
    types: seenByScreens.types,
    apart: true,
  },
  {
    name: "shared controls",
    folders: shared,
    holds:
      "controls bound to forms and URLs, the line with stations, the frame, error panels, the review of a change; " +
      "they know no noun",
    imports: [...controls, ...data, ...seenByScreens.imports],
    types: seenByScreens.types,
  },
  {
    folders: data,
    holds:
      "what the browser knows: the account in force, links that stay in it, the JSON client, query keys, queries, mutations, the event stream, version guards",
    imports: [...seenByScreens.imports, "components/ui/server-clock.ts", "components/ui/use-hydrated.ts"],
    types: seenByScreens.types,
  },
  {
    folders: controls,
    holds: "generic accessible controls; they know no router, form, query or domain word",
    imports: ["lib/i18n/"],
  },
  {
    folders: ["lib/api/"],
    holds: "the frame of every GET handler and action: who asks, parsing, explanations of failures, event streams",
    imports: ["lib/access/", "lib/binding/", "lib/cloud/", "lib/db/", "lib/i18n/", "lib/inventory/", "lib/operations/"],
  },
  {
    folders: ["lib/api/contract/"],
    holds: "what crosses between browser and server, as schemas from which its types derive; one file for each noun",
    imports: ["lib/binding/", "lib/cloud/regions.ts"],
    types: ["lib/cloud/policy.ts"],
  },
  {
    folders: ["lib/access/"],
    holds: "who asks, what they may, and all that they reach: the one way from `app` to the cloud and the engine",
    imports: [
      "lib/api/contract/",
      "lib/drift/",
      "lib/i18n/locales.ts",
      "lib/inventory/",
      "lib/operations/",
      "lib/runtime/",
      "lib/views/",
    ],
    types: ["lib/i18n/error-codes.ts", "lib/metrics/"],
  },
  {
    folders: ["lib/runtime/"],
    holds: "assembles the parts of one process and keeps what they share",
    imports: ["lib/cloud/", "lib/db/", "lib/drift/", "lib/inventory/", "lib/metrics/", "lib/operations/", "lib/views/"],
  },
  {
    folders: ["lib/operations/"],
    holds: "the engine: lifecycle (pure), store, runner, events; asking for a change",
    imports: ["lib/api/contract/", "lib/binding/", "lib/cloud/", "lib/db/", "lib/inventory/"],
    types: ["lib/i18n/error-codes.ts"],
  },
  {
    folders: ["lib/inventory/"],
    holds:
      "what exists in the cloud: read through caches that many viewers share, kept in the database by a sync in the background, " +
      "and read fresh for decisions",
    imports: ["lib/api/contract/", "lib/binding/", "lib/cloud/", "lib/db/"],
  },
  {
    folders: ["lib/drift/"],
    holds: "bindings that changed without the console: found between two readings of the inventory, and settled",
    imports: ["lib/api/contract/", "lib/binding/", "lib/db/", "lib/inventory/", "lib/operations/"],
  },
  {
    folders: ["lib/views/"],
    holds: "the names that people gave to ways of looking at the bindings",
    imports: ["lib/api/contract/", "lib/db/"],
  },
  {
    folders: ["lib/metrics/"],
    holds:
      "requests, errors and latency of rules and functions, read from the cloud's monitor while somebody looks at them",
    imports: ["lib/api/contract/", "lib/cloud/", "lib/inventory/"],
  },
  {
    folders: ["lib/binding/"],
    holds: "the domain, pure: verdicts, changes, requests, commands. No I/O, no React, runs in the browser too",
    imports: ["lib/cloud/catalogue/"],
    onlyPackages: ["zod"],
  },
  {
    folders: ["lib/cloud/"],
    holds: "the only room that speaks Tencent's wire: catalogue of actions, TC3, transport, hosts, credentials, budget",
    imports: [],
  },
  {
    folders: ["lib/db/"],
    holds: "migrations, connection, limits; the launcher of our own PostgreSQL. Each room has its own `schema.ts`",
    imports: [],
  },
  {
    folders: ["lib/edge/"],
    holds: "checks of every request, and the headers of every answer",
    imports: [],
  },
  {
    folders: ["lib/i18n/"],
    holds: "messages per language, the error catalogue, explanations of failures",
    imports: ["lib/api/contract/", "lib/cloud/errors.ts", "lib/cloud/policy.ts"],
    types: ["lib/binding/", "lib/cloud/failure.ts"],
  },
  {
    folders: ["lib/sandbox/"],
    holds: "the local cloud: its own HTTP server, its own world, its own process",
    imports: ["lib/binding/", "lib/cloud/catalogue/", "lib/cloud/regions.ts", "lib/cloud/tc3.ts"],
  },
  {
    folders: ["scripts/"],
    holds:
      "what the commands of `package.json` run. `ensure.mjs` alone has no dependency, since it installs them; " +
      "`verify-cloud` compares the assumptions about the cloud (`assumptions.ts`) with one",
    imports: ["lib/binding/", "lib/cloud/", "lib/db/", "lib/edge/", "lib/runtime/", "lib/sandbox/"],
  },
];
