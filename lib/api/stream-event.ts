import type { Operation } from "#lib/operations/types.ts";

/** What the event stream tells: an operation's new state, or that the cloud is another one than was read so far. */
export type StreamEvent = { operation: Operation } | { forgotten: true };
