import "server-only";
import type { z } from "zod";
import { currentLocale } from "#lib/access/language.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { type Session, sessionFor } from "#lib/access/session.ts";
import type { ActionAnswer, ServerAction } from "#lib/api/contract/actions.ts";
import { explainBadInput, explainThrown } from "#lib/api/refusal.ts";

/**
 * The frame of every server action: session, permission, parsing, and explanation of failures. `work` throws its refusals;
 * bugs are rethrown.
 */
export function answerAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  permission: AccessPermission,
  work: (input: z.output<Schema>, session: Session) => Promise<Value>,
): ServerAction<z.input<Schema>, Value> {
  return async (input, account): Promise<ActionAnswer<Value>> => {
    const locale = await currentLocale();
    try {
      const session = await sessionFor(permission, typeof account === "string" ? account : null);
      const parsed = schema.safeParse(input);
      if (!parsed.success) return { kind: "refused", error: explainBadInput(parsed.error, locale) };
      return { kind: "done", value: await work(parsed.data, session) };
    } catch (error) {
      return { kind: "refused", error: await explainThrown(error, locale) };
    }
  };
}
