import { answerStream } from "#lib/api/answer-stream.ts";
import type { StreamEvent } from "#lib/api/contract/operation.ts";

/** Stream of every changed operation, and of switches of the sandbox's scenario. */
export const GET = answerStream<StreamEvent>("change", "read", ({ operations, inventory }, tell) => [
  operations.subscribe((operation) => tell({ operation })),
  inventory.onForget(() => tell({ forgotten: true })),
]);
