import { answerStream } from "#lib/api/answer-stream.ts";
import type { StreamEvent } from "#lib/api/contract/operation.ts";

/** Every change of an operation, as it happens, and of the sandbox's whole world. */
export const GET = answerStream<StreamEvent>("change", "read", ({ operations, inventory }, tell) => [
  operations.subscribe((operation) => tell({ operation })),
  inventory.onForget(() => tell({ forgotten: true })),
]);
