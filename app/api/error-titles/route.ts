import { z } from "zod";
import { answerGet } from "#lib/api/answer-get.ts";
import type { ErrorTitles } from "#lib/api/contract/search.ts";
import { errorTitles } from "#lib/i18n/find-errors.ts";

/** Every error code with its title in each language. */
export const GET = answerGet(z.object({}), "read", async () => ({ items: errorTitles() }) satisfies ErrorTitles);
