import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";

const config: IConfiguration = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

/** Each rule with imports that it must catch: who, and what. */
const planted: Record<string, [from: string, to: string][]> = {
  "no-circles": [["lib/circle/one.ts", "#lib/circle/two.ts"]],
  resolvable: [["lib/access/lost.ts", "#lib/access/nowhere.ts"]],
  "lib-below-screens": [
    ["lib/access/screen.ts", "#components/ui/button.ts"],
    ["lib/access/tool.ts", "../../scripts/tool.ts"],
  ],
  "components-below-app": [["components/binding/action.ts", "#app/bind/action.ts"]],
  "app-apart-from-tools": [["app/bind/page.ts", "#scripts/tool.ts"]],
  "nouns-apart": [["components/binding/neighbour.ts", "#components/operation/row.ts"]],
  "shared-below-nouns": [["components/table/row.ts", "#components/operation/row.ts"]],
  "ui-knows-nothing": [
    ["components/ui/domain.ts", "#lib/binding/types.ts"],
    ["components/ui/form.ts", "../form/field.ts"],
  ],
  "binding-is-pure": [
    ["lib/binding/reads.ts", "node:fs"],
    ["lib/binding/asks.ts", "#lib/inventory/read.ts"],
    ["lib/binding/sends.ts", "#lib/cloud/client.ts"],
  ],
  "cloud-stands-alone": [["lib/cloud/stores.ts", "#lib/operations/schema.ts"]],
  "sandbox-knows-the-wire": [["lib/sandbox/calls.ts", "#lib/cloud/client.ts"]],
  "nobody-imports-the-sandbox": [
    ["lib/inventory/fake.ts", "#lib/sandbox/main.ts"],
    ["components/binding/fake.ts", "../../lib/sandbox/main.ts"],
    ["app/bind/fake.ts", "#lib/sandbox/main.ts"],
  ],
  "nobody-imports-tests": [["lib/inventory/helped.ts", "#lib/db/testing/database.ts"]],
};

/** Imports that no rule may refuse. */
const allowed: [from: string, to: string][] = [
  ["app/bind/good.ts", "#components/binding/good.ts"],
  ["components/binding/good.ts", "#components/ui/button.ts"],
  ["components/binding/also-good.ts", "#lib/binding/types.ts"],
  ["lib/binding/good.ts", "#lib/cloud/catalogue/clb/actions.ts"],
  ["lib/sandbox/good.ts", "#lib/binding/types.ts"],
  ["lib/cloud/good.ts", "#lib/env.ts"],
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
  "lib/cloud/client.ts",
  "lib/cloud/catalogue/clb/actions.ts",
  "lib/operations/schema.ts",
  "lib/db/testing/database.ts",
  "lib/sandbox/main.ts",
  "lib/env.ts",
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

test.each(Object.entries(planted))("%s catches what is planted", (rule, imports) => {
  for (const [from] of imports) expect(found).toContain(`${rule}: ${from}`);
});

test("lets through what is meant to be", () => {
  for (const [from] of allowed) expect(found.filter((line) => line.endsWith(`: ${from}`))).toEqual([]);
});

test("each rule but one has a planted violation", () => {
  const names = config.forbidden?.map((rule) => rule.name);
  expect(names?.filter((name) => name && !(name in planted))).toEqual(["no-development-packages"]);
});
