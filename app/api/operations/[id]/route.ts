import { z } from "zod";
import { answerGet } from "#lib/api/answer-get.ts";
import { explainedDetail } from "#lib/api/operation-detail.ts";

type Context = { params: Promise<{ id: string }> };

/** One operation with its timeline and requests. */
export const GET = answerGet(z.object({}), "read", async (_query, reader, { params }: Context) =>
  explainedDetail((await params).id, reader),
);
