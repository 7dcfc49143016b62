import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type SourceRule, sourceRules } from "#scripts/check/source-rules.ts";

const root = join(import.meta.dirname, "../..");
const folders = "{app,components,lib,scripts,e2e,bench}";
const paths = globSync([`${folders}/**/*.{ts,tsx,mjs,css}`, "*.{ts,mjs,cjs,js}"], { cwd: root });

function rule(name: string): SourceRule {
  const found = sourceRules.find((each) => each.name === name);
  if (!found) throw new Error(`no rule "${name}"`);
  return found;
}

describe("the whole source", () => {
  test("is read", () => {
    expect(paths).toContain("lib/env.ts");
    expect(paths.length).toBeGreaterThan(50);
  });

  test.each(sourceRules)("$name", ({ appliesTo, findIn }) => {
    const broken = paths
      .filter(appliesTo)
      .flatMap((path) => findIn(readFileSync(join(root, path), "utf8")).map((what) => `${path}: ${what}`));
    expect(broken).toEqual([]);
  });
});

describe("a planted violation is found", () => {
  test.each(["process.env.PORT", "process?.env", 'process["env"]', "const { env } = process;", "import.meta.env.MODE"])(
    "settings: %s",
    (text) => {
      expect(rule("settings are read in lib/env.ts alone").findIn(text)).toHaveLength(1);
    },
  );

  test.each([
    '<Link href="/bind">',
    "<a href={`/operations`}>",
    'router.push("/operations")',
    'redirect("/sign-in")',
    'fetch("/api/health")',
    '{ href: "/overview" }',
  ])("links: %s", (text) => {
    expect(rule("internal links come from lib/paths.ts").findIn(text)).toHaveLength(1);
  });

  test("but not an external address or a path from lib/paths.ts", () => {
    const { findIn } = rule("internal links come from lib/paths.ts");
    expect(findIn('<a href="https://cloud.tencent.com/"><Link href={paths.bind()}>')).toEqual([]);
  });

  test.each([
    'import Link from "next/link";',
    'import Form from "next/form";',
    "<a\n  href={paths.keys()}",
    "router.push(paths.operation(id))",
    'history.replaceState(null, "", paths.bind(link))',
  ])("account: %s", (text) => {
    const { appliesTo, findIn } = rule("links and addresses stay in the account in force");
    expect(findIn(text)).toHaveLength(1);
    expect(findIn("<Link href={paths.keys()}> router.push(inPlace(paths.operation(id)))")).toEqual([]);
    expect(["components/table/row.tsx", "app/(console)/page.tsx"].every(appliesTo)).toBe(true);
    expect(appliesTo("components/data/link.tsx")).toBe(false);
  });

  test.each([`// ${"@ts"}-ignore`, `// ${"biome"}-ignore lint: no`])("switches: %s", (text) => {
    expect(rule("no line switches a check off").findIn(text)).toHaveLength(1);
  });

  test.each([
    "await new Promise((resolve) => setTimeout(resolve, 50));",
    'import { setTimeout as sleep } from "node:timers/promises";',
    "await page.waitForTimeout(500);",
    "await vi.waitFor(isThere);",
    "await new Promise((resolve) => globalThis.setTimeout(resolve, 50));",
    'import { pause } from "#lib/operations/work.ts";',
  ])("sleeps: %s", (text) => {
    const { appliesTo, findIn } = rule("tests wait for conditions, by lib/testing/until.ts alone");
    expect(findIn(text)).toHaveLength(1);
    expect(findIn("test.setTimeout(90_000);")).toEqual([]);
    expect(["lib/a.test.ts", "lib/db/testing/line.ts", "e2e/pages/names.ts"].every(appliesTo)).toBe(true);
    expect(appliesTo("lib/operations/work.ts")).toBe(false);
  });

  test.each([
    "export async function POST(request: Request) {}",
    "export const GET = async () => Response.json(await runtime());",
    "export async function closeAll() {}",
    "export default answerGet(query, work);",
    "export { answerGet as GET };",
    "export const GET = wrapped(query);\n\nfunction wrapped(query: Query) {\n  return Response.json(query);\n}\n",
  ])("frames: %s", (text) => {
    const { appliesTo, findIn } = rule("GET handlers, streams and server actions answer through their frames");
    expect(findIn(text)).toHaveLength(1);
    expect(["app/api/rules/route.ts", "app/(console)/actions.ts"].every(appliesTo)).toBe(true);
    expect(["app/api/health/route.ts", "app/(console)/bind/page.tsx"].some(appliesTo)).toBe(false);
  });

  test.each([
    'export const GET = answerGet(query, "read", work);',
    'export const GET = answerStream<StreamEvent>("change", "read", work);',
    "export const stop = own(z.int(), work);\n\nfunction own(schema: Schema) {\n  return answerAction(schema, work);\n}\n",
    "export type Context = object;",
  ])("but not what a frame makes: %s", (text) => {
    expect(rule("GET handlers, streams and server actions answer through their frames").findIn(text)).toEqual([]);
  });

  test("a server action elsewhere", () => {
    const { appliesTo, findIn } = rule("a server action is in an actions.ts of app");
    expect(findIn('async function save() {\n  "use server";\n}')).toHaveLength(1);
    expect(["app/(console)/page.tsx", "components/form/save.ts", "lib/save.ts"].every(appliesTo)).toBe(true);
    expect(appliesTo("app/(console)/keys/actions.ts")).toBe(false);
  });

  test("a page without a session", () => {
    const { appliesTo, findIn } = rule("a page opens its session");
    expect(findIn("export default async function Page() {}")).toHaveLength(1);
    expect(findIn('const { regions } = await pageSession("read", searchParams);')).toEqual([]);
    expect(["app/(console)/page.tsx", "app/(console)/errors/[code]/page.tsx"].every(appliesTo)).toBe(true);
    expect(appliesTo("app/(console)/[...unknown]/page.tsx")).toBe(false);
  });

  test("length", () => {
    const { findIn } = rule("a file has at most 300 lines");
    expect(findIn("x\n".repeat(300))).toEqual([]);
    expect(findIn("x\n".repeat(301))).toEqual(["301 lines"]);
  });

  test("and each rule applies only to its files", () => {
    expect(rule("settings are read in lib/env.ts alone").appliesTo("lib/env.ts")).toBe(false);
    expect(rule("settings are read in lib/env.ts alone").appliesTo("lib/db/database.ts")).toBe(true);
    expect(rule("internal links come from lib/paths.ts").appliesTo("components/shell/nav.tsx")).toBe(true);
  });
});
