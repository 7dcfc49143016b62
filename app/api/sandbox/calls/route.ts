import { z } from "zod";
import { answerGet } from "#lib/api/answer.ts";
import { runtime } from "#lib/runtime/current.ts";
import { sandboxControl } from "#lib/sandbox-control.ts";

/** How the sandbox stands, and its last calls. */
export async function GET(request: Request): Promise<Response> {
  const control = sandboxControl(runtime().env.cloud);
  if (!control) return new Response(null, { status: 404 });
  return answerGet(z.object({}), () => control.view())(request, undefined);
}
