import { answerGet } from "#lib/api/answer-get.ts";
import { lastHourQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(lastHourQuery, "read", (rule, { metrics, language, signal }) =>
  metrics.lastHour({ rule: { kind: "rule", ...rule }, language, signal }),
);
