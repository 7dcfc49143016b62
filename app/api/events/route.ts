import { answerStream } from "#lib/api/answer-stream.ts";
import type { StreamEvent } from "#lib/api/contract/operation.ts";

/** Stream of every changed operation, of switches of the sandbox's scenario, and of what is away. */
export const GET = answerStream<StreamEvent>("change", "read", ({ operations, inventory, onBeat }, tell) => [
  operations.subscribe((operation) => tell({ operation })),
  inventory.onForget(() => tell({ forgotten: true })),
  onBeat((beat) => tell({ beat })),
]);
