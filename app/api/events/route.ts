import { currentActor } from "#lib/access/actor.ts";
import type { StreamEvent } from "#lib/api/contract/operation.ts";
import { eventStream } from "#lib/api/event-stream.ts";
import { runtime } from "#lib/runtime/current.ts";

/** Every change of an operation, as it happens, and of the sandbox's whole world. */
export async function GET(request: Request): Promise<Response> {
  await currentActor();
  const { engine, inventory, onStop } = runtime();
  return eventStream<StreamEvent>(request, "change", {
    subscribe(listener) {
      const leaveEngine = engine.subscribe((operation) => listener({ operation }));
      const leaveInventory = inventory.onForget(() => listener({ forgotten: true }));
      return () => {
        leaveEngine();
        leaveInventory();
      };
    },
    onStop,
  });
}
