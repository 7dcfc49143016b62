import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";

const config: IConfiguration = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

/** Each rule with imports that it must catch. */
const planted: Record<string, [from: string, to: string][]> = {
  "no-circles": [["lib/circle/one.ts", "#lib/circle/two.ts"]],
  resolvable: [["lib/access/lost.ts", "#lib/access/nowhere.ts"]],
  "lib-below-screens": [
    ["lib/access/screen.ts", "#components/ui/button.ts"],
    ["lib/access/tool.ts", "../../scripts/tool.ts"],
  ],
  "components-below-app": [["components/binding/action.ts", "#app/bind/action.ts"]],
  "app-apart-from-tools": [["app/bind/page.ts", "#scripts/tool.ts"]],
  app: [
    ["app/bind/fake.ts", "#lib/sandbox/main.ts"],
    ["app/bind/edge.ts", "#lib/edge/guard.ts"],
    ["app/bind/shares.ts", "#lib/runtime/current.ts"],
    ["app/bind/runs.ts", "#lib/operations/schema.ts"],
    ["app/bind/reads.ts", "#lib/inventory/read.ts"],
    ["app/bind/stores.ts", "#lib/db/client.ts"],
    ["app/bind/sends.ts", "#lib/cloud/client.ts"],
  ],
  "app: types only": [["app/bind/measures.ts", "#lib/metrics/metrics.ts"]],
  nouns: [
    ["components/binding/stores.ts", "#lib/db/client.ts"],
    ["components/binding/fake.ts", "../../lib/sandbox/main.ts"],
  ],
  "nouns: types only": [
    ["components/binding/reads.ts", "#lib/inventory/read.ts"],
    ["components/binding/parses.ts", "#lib/api/contract/operation.ts"],
  ],
  "nouns: apart": [["components/binding/neighbour.ts", "#components/operation/row.ts"]],
  "shared controls": [["components/table/row.ts", "#components/operation/row.ts"]],
  "shared controls: types only": [["components/table/reads.ts", "#lib/inventory/read.ts"]],
  "components/data": [
    ["components/data/row.ts", "#components/operation/row.ts"],
    ["components/data/draws.ts", "#components/ui/button.ts"],
  ],
  "components/data: types only": [["components/data/reads.ts", "#lib/inventory/read.ts"]],
  "components/ui": [
    ["components/ui/domain.ts", "#lib/binding/types.ts"],
    ["components/ui/form.ts", "../form/field.ts"],
  ],
  "ui-knows-nothing": [["components/ui/bound.ts", "react-hook-form"]],
  "lib/api": [["lib/api/guards.ts", "#lib/edge/guard.ts"]],
  "lib/api/contract": [["lib/api/contract/asks.ts", "#lib/operations/schema.ts"]],
  "lib/api/contract: types only": [["lib/api/contract/grants.ts", "#lib/cloud/policy.ts"]],
  "lib/access": [["lib/access/speaks.ts", "#lib/i18n/explain.ts"]],
  "lib/access: types only": [["lib/access/codes.ts", "#lib/i18n/error-codes.ts"]],
  "lib/runtime": [["lib/runtime/asks.ts", "#lib/access/session.ts"]],
  "lib/operations": [["lib/operations/asks.ts", "#lib/access/session.ts"]],
  "lib/operations: types only": [["lib/operations/speaks.ts", "#lib/i18n/error-codes.ts"]],
  "lib/inventory": [
    ["lib/inventory/stores.ts", "#lib/operations/schema.ts"],
    ["lib/inventory/fake.ts", "#lib/sandbox/main.ts"],
  ],
  "lib/views": [["lib/views/reads.ts", "#lib/inventory/read.ts"]],
  "lib/drift": [["lib/drift/calls.ts", "#lib/cloud/client.ts"]],
  "lib/metrics": [["lib/metrics/polls.ts", "#lib/operations/schema.ts"]],
  "lib/binding": [
    ["lib/binding/asks.ts", "#lib/inventory/read.ts"],
    ["lib/binding/sends.ts", "#lib/cloud/client.ts"],
    ["lib/binding/settings.ts", "#lib/env.ts"],
  ],
  "lib/binding: packages": [["lib/binding/reads.ts", "node:fs"]],
  "lib/cloud": [["lib/cloud/stores.ts", "#lib/operations/schema.ts"]],
  "lib/db": [["lib/db/operations.ts", "#lib/operations/schema.ts"]],
  "lib/edge": [["lib/edge/asks.ts", "#lib/access/session.ts"]],
  "lib/i18n": [["lib/i18n/asks.ts", "#lib/cloud/client.ts"]],
  "lib/i18n: types only": [["lib/i18n/judges.ts", "#lib/binding/types.ts"]],
  "lib/sandbox": [["lib/sandbox/calls.ts", "#lib/cloud/client.ts"]],
  scripts: [["scripts/draws.ts", "#components/ui/button.ts"]],
  leaves: [["lib/asks.ts", "#lib/access/session.ts"]],
  "leaves: types only": [["lib/judges.ts", "#lib/binding/types.ts"]],
  "leaves: through access": [
    ["app/bind/settings.ts", "#lib/env.ts"],
    ["components/keys/steers.ts", "#lib/sandbox-control.ts"],
  ],
  "nobody-imports-tests": [["lib/inventory/helped.ts", "#lib/db/testing/database.ts"]],
};

/** Type-only imports that no rule may refuse, though importing the values is refused. */
const allowedTypes: [from: string, to: string][] = [
  ["components/binding/shows.ts", "#lib/inventory/read.ts"],
  ["lib/operations/says.ts", "#lib/i18n/error-codes.ts"],
  ["lib/links.ts", "#lib/binding/types.ts"],
  ["app/sandbox/control.ts", "#lib/sandbox-control.ts"],
];

/** Imports that no rule may refuse. */
const allowed: [from: string, to: string][] = [
  ["app/bind/asks.ts", "#lib/access/session.ts"],
  ["app/bind/good.ts", "#components/binding/good.ts"],
  ["components/binding/good.ts", "#components/ui/button.ts"],
  ["components/binding/also-good.ts", "#lib/binding/types.ts"],
  ["components/binding/tables.ts", "#lib/api/contract/words.ts"],
  ["lib/binding/good.ts", "#lib/cloud/catalogue/clb/actions.ts"],
  ["lib/sandbox/good.ts", "#lib/binding/types.ts"],
  ["lib/cloud/good.ts", "#lib/env.ts"],
  ["lib/db/good.ts", "#lib/env.ts"],
  ["lib/access/good.ts", "#lib/operations/schema.ts"],
  ["lib/operations/good.ts", "#lib/api/contract/operation.ts"],
  ["lib/inventory/good.test.ts", "#lib/sandbox/main.ts"],
];

const targets = [
  "lib/circle/two.ts",
  "components/ui/button.ts",
  "components/form/field.ts",
  "components/operation/row.ts",
  "app/bind/action.ts",
  "scripts/tool.ts",
  "lib/binding/types.ts",
  "lib/inventory/read.ts",
  "lib/metrics/metrics.ts",
  "lib/cloud/client.ts",
  "lib/cloud/policy.ts",
  "lib/cloud/catalogue/clb/actions.ts",
  "lib/operations/schema.ts",
  "lib/api/contract/operation.ts",
  "lib/api/contract/words.ts",
  "lib/access/session.ts",
  "lib/runtime/current.ts",
  "lib/edge/guard.ts",
  "lib/i18n/explain.ts",
  "lib/i18n/error-codes.ts",
  "lib/db/client.ts",
  "lib/db/testing/database.ts",
  "lib/sandbox/main.ts",
  "lib/env.ts",
  "lib/sandbox-control.ts",
];

let folder: string;
let found: string[];

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "boundaries-"));
  await write("package.json", JSON.stringify({ type: "module", imports: { "#*": "./*" } }));
  await write("tsconfig.json", JSON.stringify({ compilerOptions: { module: "esnext", moduleResolution: "bundler" } }));
  for (const path of targets) await write(path, "export const there = 1;\n");
  await write("lib/circle/two.ts", 'export { there } from "#lib/circle/one.ts";\n');
  for (const [from, to] of [...Object.values(planted).flat(), ...allowed]) {
    await write(from, `export { there } from ${JSON.stringify(to)};\n`);
  }
  for (const [from, to] of allowedTypes) {
    await write(from, `import type { there } from ${JSON.stringify(to)};\nexport type There = typeof there;\n`);
  }
  await write(
    "node_modules/react-hook-form/package.json",
    JSON.stringify({ name: "react-hook-form", main: "main.js" }),
  );
  await write("node_modules/react-hook-form/main.js", "exports.there = 1;\n");
  const { output } = await cruise(["app", "components", "lib", "scripts"], {
    ...config.options,
    tsConfig: { fileName: join(folder, "tsconfig.json") },
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  const { violations } = (output as ICruiseResult).summary;
  found = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(Object.entries(planted))("%s catches the planted imports", (rule, imports) => {
  for (const [from] of imports) expect(found).toContain(`${rule}: ${from}`);
});

test("allowed imports pass", () => {
  for (const [from] of [...allowed, ...allowedTypes])
    expect(found.filter((line) => line.endsWith(`: ${from}`))).toEqual([]);
});

test("each rule but one has a planted violation", () => {
  const names = config.forbidden?.map((rule) => rule.name);
  expect(names?.filter((name) => name && !(name in planted))).toEqual(["no-development-packages"]);
});
