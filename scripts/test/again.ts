import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

interface Suite {
  specs: { ok: boolean; file: string; line: number }[];
  suites?: Suite[] | undefined;
}

const suite: z.ZodType<Suite> = z.object({
  specs: z.array(z.object({ ok: z.boolean(), file: z.string(), line: z.number() })),
  get suites() {
    return z.array(suite).optional();
  },
});

const playwrightReport = z.object({ suites: z.array(suite) });

/** Arguments of a command line, as a shell takes them. */
function command(words: string[]): string {
  return words.map((word) => (/^[\w./:@*=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}

/** A text as a pattern that a person can read, too. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/**
 * The command that runs the failed tests of a run again, and no others.
 *
 * @returns null where none has failed
 */
export function vitestAgain(project: string, report: unknown, root: string): string | null {
  const failed = vitestReport.parse(report).testResults.filter(({ status }) => status === "failed");
  if (failed.length === 0) return null;
  const files = failed.map(({ name }) => relative(root, name));
  const names = failed.map(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => escaped(fullName)),
  );
  // A file that failed as a whole, because it can't be loaded, names no test: all of it is run.
  const pattern = names.every((each) => each.length > 0) ? ["-t", `^(${names.flat().join("|")})$`] : [];
  return command(["npm", "exec", "--", "vitest", "run", "--project", project, ...files, ...pattern]);
}

/** The same of a browser run. */
export function playwrightAgain(report: unknown): string | null {
  const specsOf = ({ specs, suites = [] }: Suite): Suite["specs"] => [...specs, ...suites.flatMap(specsOf)];
  const failed = playwrightReport
    .parse(report)
    .suites.flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map(({ file, line }) => `e2e/${file}:${line}`);
  if (failed.length === 0) return null;
  return command(["npm", "exec", "--", "playwright", "test", "--trace=on", ...new Set(failed)]);
}

/** The command for the report in a file; null where there is none, because the runner did not come that far. */
export function again(file: string, commandOf: (report: unknown) => string | null): string | null {
  try {
    return commandOf(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
