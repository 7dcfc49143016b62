/** A rule about the text of a source file that no linter has. */
export interface SourceRule {
  name: string;
  /** Whether the rule applies to the file at that path. */
  appliesTo(path: string): boolean;
  /** @returns the violations */
  findIn(text: string): string[];
}

const isCode = (path: string) => /^(app|components|lib)\//.test(path) && !/\.test\.tsx?$/.test(path);

const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|^e2e\/|^scripts\/test\//.test(path);

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match);
}

/** Exports of a handlers' or actions' file that no frame makes; a function of the file that returns a frame is one. */
function outsideFrames(text: string): string[] {
  const own = [...text.matchAll(/^function (\w+)(?:(?!\n\}\n)[\s\S])*?\breturn answer(?:Action|File|Get|Stream)\(/gm)];
  const frames = ["answerAction", "answerFile", "answerGet", "answerStream", ...own.map(([, name]) => name)].join("|");
  const made = new RegExp(`^export const \\w+ = (?:${frames})[<(]`);
  return matches(text, /^export (?!type\b|interface\b).*$/gm).filter((line) => !made.test(line));
}

export const sourceRules: SourceRule[] = [
  {
    name: "GET handlers, streams and server actions answer through their frames",
    // The console's own health is asked for without signing in.
    appliesTo: (path) => /^app\/(.*\/)?(route|actions)\.tsx?$/.test(path) && path !== "app/api/health/route.ts",
    findIn: outsideFrames,
  },
  {
    name: "a server action is in an actions.ts of app",
    appliesTo: (path) => isCode(path) && !/^app\/(.*\/)?actions\.ts$/.test(path),
    findIn: (text) => matches(text, /^\s*["']use server["']/gm),
  },
  {
    name: "a page opens its session",
    // An address that no page has shows nothing of anyone.
    appliesTo: (path) => /^app\/(.*\/)?page\.tsx$/.test(path) && !path.includes("/[...unknown]/"),
    findIn: (text) => (/\bawait pageSession\("/.test(text) ? [] : ["no pageSession"]),
  },
  {
    name: "settings are read in lib/env.ts alone",
    appliesTo: (path) => isCode(path) && path !== "lib/env.ts",
    findIn: (text) =>
      matches(
        text,
        /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[|\benv\b[^=;\n]*\}\s*=\s*process\b|\bimport\.meta\.env\b/g,
      ),
  },
  {
    name: "internal links come from lib/paths.ts",
    appliesTo: (path) => isCode(path) && path !== "lib/paths.ts",
    findIn: (text) =>
      matches(
        text,
        /\b(href|action|src)\s*[=:]\s*\{?\s*["'`]\/(?!\/)[\w-]*|\b(push|replace|prefetch|redirect|permanentRedirect|revalidatePath|fetch|EventSource)\(\s*["'`]\/(?!\/)[\w-]*/g,
      ),
  },
  {
    name: "links and addresses stay in the account in force",
    appliesTo: (path) =>
      /^(app|components)\//.test(path) &&
      isCode(path) &&
      !["components/data/link.tsx", "components/data/search-form.tsx"].includes(path),
    findIn: (text) =>
      matches(
        text,
        /["']next\/(link|form)["']|<(a|form)\b[^>]*\{\s*paths\.|\b(push|replace|prefetch|redirect|replaceState|pushState|assign|open)\((?:[^;]*?,)?\s*paths\./g,
      ),
  },
  {
    name: "no line switches a check off",
    appliesTo: (path) =>
      /\.(tsx?|mjs|cjs|js)$/.test(path) &&
      path !== "scripts/check/source-rules.ts" &&
      !path.endsWith("source-rules.test.ts"),
    findIn: (text) => matches(text, /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|knip-ignore/g),
  },
  {
    name: "tests wait for conditions, by lib/testing/until.ts alone",
    appliesTo: (path) => isTest(path) && path !== "lib/testing/until.ts" && !path.endsWith("source-rules.test.ts"),
    findIn: (text) =>
      matches(
        text,
        /(?<![.\w])setTimeout\(|\b(?:globalThis|window|self)\.setTimeout\(|\bpause\b[^;]*\boperations\/work\.ts|\btimers\/promises\b|\bwaitForTimeout\b|\bvi\.waitFor\b|\bAtomics\.wait\b/g,
      ),
  },
  {
    name: "a file has at most 300 lines",
    appliesTo: (path) => /\.(tsx?|mjs|cjs|js|css)$/.test(path),
    findIn: (text) => {
      const lines = text.trimEnd().split("\n").length;
      return lines > 300 ? [`${lines} lines`] : [];
    },
  },
];
