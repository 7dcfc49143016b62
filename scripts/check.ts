import { explainFailures, runJob } from "#scripts/check/job.ts";
import { staticJobs, vitestJob } from "#scripts/check/jobs.ts";
import { clearedEnvironment } from "#scripts/environment.mjs";

const env = clearedEnvironment();
const results = await Promise.all([...staticJobs, vitestJob("unit*", "--reporter=dot")].map((job) => runJob(job, env)));
process.stdout.write(explainFailures(results));
process.exitCode = results.every((result) => result.passed) ? 0 : 1;
