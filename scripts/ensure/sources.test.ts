import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "#scripts/ensure/sources.mjs";

let root: string;
let before: string;

function write(path: string, text = "text"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sources-"));
  for (const path of ["app/page.tsx", "lib/env.ts", "package-lock.json", "next.config.js"]) write(path);
  before = hashSources(root);
});

afterEach(() => rmSync(root, { recursive: true }));

test.each(["app/page.tsx", "lib/env.ts", "package-lock.json", "next.config.js"])("%s is a source", (path) => {
  write(path, "other text");
  expect(hashSources(root)).not.toBe(before);
});

test.each(["components/ui/new.tsx", "public/new.svg", "proxy.ts", "instrumentation.ts"])(
  "%s being new is one",
  (path) => {
    write(path);
    expect(hashSources(root)).not.toBe(before);
  },
);

test("moving a file changes the hash", () => {
  rmSync(join(root, "lib/env.ts"));
  write("lib/settings.ts");
  expect(hashSources(root)).not.toBe(before);
});

test.each(["lib/env.test.ts", "lib/sandbox/main.ts", "README.md", "e2e/flows/open.spec.ts", ".data/state.json"])(
  "%s is no part of the build",
  (path) => {
    write(path);
    expect(hashSources(root)).toBe(before);
  },
);
