/** Who may import whom. Each rule is proven by a planted violation in scripts/check/boundaries.test.ts. */
const { roomRules } = require("./scripts/check/room-rules.ts");

const test = "\\.test\\.tsx?$|/testing/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules(test),
    {
      name: "no-circles",
      comment: "Two modules that need each other are one, or need a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "lib-below-screens",
      comment: "app → components → lib, never back.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|scripts|e2e|bench)/" },
    },
    {
      name: "components-below-app",
      comment: "A component gets its server action as a prop.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|scripts|e2e|bench)/" },
    },
    {
      name: "app-apart-from-tools",
      comment: "What is built depends on no script, test or bench.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(scripts|e2e|bench)/" },
    },
    {
      name: "ui-knows-nothing",
      comment: "Generic controls know no router, form or query.",
      severity: "error",
      from: { path: "^components/ui/", pathNot: test },
      to: { path: "node_modules/(react-hook-form|@tanstack/react-query)/|node_modules/next/navigation" },
    },
    {
      name: "nobody-imports-tests",
      comment: "What is built depends on no test and no test helper.",
      severity: "error",
      from: { path: "^(app|components|lib|scripts)/", pathNot: test },
      to: { path: test },
    },
    {
      name: "no-development-packages",
      comment: "What runs in production is a dependency.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: test },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
