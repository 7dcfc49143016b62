import { z } from "zod";
import { answerGet } from "#lib/api/answer.ts";
import { runtime } from "#lib/runtime/current.ts";

/** What goes on, what needs a person, and how many there are. */
export const GET = answerGet(z.object({}), (_query, { signal }) => runtime().engine.overview(signal));
