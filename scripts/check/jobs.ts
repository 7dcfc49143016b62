import type { Job } from "#scripts/check/job.ts";

const folders = ["app", "components", "lib", "scripts"];

/** The static checks. */
export const staticJobs: Job[] = [
  { title: "format and lint", command: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"] },
  { title: "types", command: ["scripts/check/types.ts"] },
  {
    title: "who imports whom",
    command: [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      ".dependency-cruiser.cjs",
      ...folders,
    ],
  },
  { title: "unused code", command: ["node_modules/knip/bin/knip.js", "--no-progress"] },
  { title: "code for tests alone", command: ["node_modules/knip/bin/knip.js", "--no-progress", "--production"] },
];

/** The projects of vitest.config.ts that are run together. */
export type VitestProject = "unit*" | "integration" | "waiting";

const titles: Record<VitestProject, string> = {
  "unit*": "unit tests",
  integration: "integration tests",
  waiting: "integration tests that wait",
};

/** @param args further arguments for the test runner, its reporters among them */
export function vitestJob(project: VitestProject, ...args: string[]): Job {
  return {
    title: titles[project],
    command: ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...args],
  };
}
