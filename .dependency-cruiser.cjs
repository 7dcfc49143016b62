/** Who may import whom. Each rule is proven by a planted violation in scripts/check/boundaries.test.ts. */

const test = "\\.test\\.tsx?$|/testing/";
/** Folders of components/ that serve every noun; each other folder is a noun. */
const shared = "line|ui|form|table|feedback|shell|live";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
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
      name: "nouns-apart",
      comment: "A noun folder never imports another noun folder: what both need belongs to a shared one, or into lib.",
      severity: "error",
      from: { path: `^components/(?!(?:${shared})/)([^/]+)/` },
      to: { path: `^components/(?!(?:${shared})/)[^/]+/`, pathNot: "^components/$1/" },
    },
    {
      name: "shared-below-nouns",
      comment: "What serves every noun knows none of them.",
      severity: "error",
      from: { path: `^components/(?:${shared})/` },
      to: { path: `^components/(?!(?:${shared})/)[^/]+/` },
    },
    {
      name: "ui-knows-nothing",
      comment: "Generic controls know no router, form, query or domain word.",
      severity: "error",
      from: { path: "^components/ui/", pathNot: test },
      to: {
        path: "^lib/[^/]+/|^components/(?!ui/)|node_modules/(react-hook-form|@tanstack/react-query)/|node_modules/next/navigation",
        pathNot: "^lib/i18n/",
      },
    },
    {
      name: "binding-is-pure",
      comment: "The domain knows its own types and the cloud's wire types. No I/O, no React.",
      severity: "error",
      from: { path: "^lib/binding/", pathNot: test },
      to: { pathNot: "^lib/binding/|^lib/cloud/catalogue/|node_modules/zod/" },
    },
    {
      name: "cloud-stands-alone",
      comment: "The room that speaks Tencent's wire imports no other room; shared leaves such as lib/env.ts are none.",
      severity: "error",
      from: { path: "^lib/cloud/", pathNot: test },
      to: { path: "^lib/(?!cloud/)[^/]+/" },
    },
    {
      name: "sandbox-knows-the-wire",
      comment: "The sandbox shares the facts of the wire and the rules with the console, and nothing else.",
      severity: "error",
      from: { path: "^lib/sandbox/", pathNot: test },
      to: { path: "^lib/(?!sandbox/)[^/]+/", pathNot: "^lib/binding/|^lib/cloud/(catalogue/|(tc3|regions)\\.ts$)" },
    },
    {
      name: "nobody-imports-the-sandbox",
      comment: "It runs as a process of its own; only scripts and tests name it.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: `^lib/sandbox/|${test}` },
      to: { path: "^lib/sandbox/" },
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
