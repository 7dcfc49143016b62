import { z } from "zod";
import { CloudError } from "#lib/cloud/failure.ts";

const envelope = z.object({
  Response: z.looseObject({
    RequestId: z.string().nullish(),
    Error: z.object({ Code: z.string(), Message: z.string() }).nullish(),
  }),
});

export interface Opened {
  members: Record<string, unknown>;
  requestId: string;
}

/**
 * Opens the envelope of an HTTP 200 body. Its texts are cleaned here: from now on each can be stored.
 *
 * @throws CloudError `refused` for an error of the API; `no-answer` for what is not the documented envelope
 */
export function openEnvelope(body: Buffer): Opened {
  const parsed = envelope.safeParse(parseJson(body));
  if (!parsed.success) throw unreadable("wrong-shape", `${body.length} bytes that are not the cloud's envelope`);
  const { RequestId: requestId, Error: refusal, ...members } = parsed.data.Response;
  if (refusal) {
    const { Code: code, Message: message } = refusal;
    throw new CloudError({ kind: "refused", code, message, requestId: requestId ?? null });
  }
  if (!requestId) throw unreadable("wrong-shape", "an answer without a RequestId");
  return { members, requestId };
}

/** The RequestId of a body that is otherwise unusable. */
export function requestIdOf(body: Buffer): string | null {
  try {
    return envelope.safeParse(parseClean(body)).data?.Response.RequestId ?? null;
  } catch {
    return null; // Called for broken bodies, of which most are not JSON.
  }
}

/** NUL and lone surrogates, which PostgreSQL can't store and which JSON can hold only as escapes. */
const mayBeUnstorable = /\\u(?:0000|d[89a-f])/i;

/** @throws SyntaxError */
function parseClean(body: Buffer): unknown {
  const text = body.toString();
  return mayBeUnstorable.test(text) ? JSON.parse(text, (_key, value) => cleaned(value)) : JSON.parse(text);
}

function cleaned(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;
}

function parseJson(body: Buffer): unknown {
  try {
    return parseClean(body);
  } catch {
    throw unreadable("not-json", `${body.length} bytes that are not JSON`);
  }
}

function unreadable(reason: "not-json" | "wrong-shape", detail: string): CloudError {
  return new CloudError({ kind: "no-answer", reason, detail, httpStatus: 200, requestId: null });
}
