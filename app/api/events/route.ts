import { currentActor } from "#lib/access/actor.ts";
import { eventStream } from "#lib/api/event-stream.ts";
import type { OperationEvent } from "#lib/operations/types.ts";
import { runtime } from "#lib/runtime/current.ts";

/** Every change of an operation, as it happens. */
export async function GET(request: Request): Promise<Response> {
  await currentActor();
  const { engine, onStop } = runtime();
  return eventStream<OperationEvent>(request, "operation", {
    subscribe: (listener) => engine.subscribe((operation) => listener({ operation })),
    onStop,
  });
}
