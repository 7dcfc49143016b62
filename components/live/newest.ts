import type { ExplainedError, Page } from "#lib/inventory/types.ts";
import type { Operation, OperationDetail, Transition } from "#lib/operations/types.ts";

/** What an operation's page is answered with: its life, and its failure in the caller's language. */
export type OperationView = OperationDetail & { explained: ExplainedError | null };

/** Answers and events overtake one another: the higher version is kept, and what was read later on a tie. */
export function newestView(known: OperationView | undefined, read: OperationView): OperationView {
  return known && known.operation.version > read.operation.version ? known : read;
}

export function newestPage(known: Page<Operation> | undefined, read: Page<Operation>): Page<Operation> {
  if (!known) return read;
  const versions = new Map(known.items.map((operation) => [operation.id, operation]));
  return { ...read, items: read.items.map((operation) => newer(versions.get(operation.id), operation)) };
}

/**
 * A page of which an event tells something newer. The transition itself comes with the next read; until then it is
 * made up from what the event says, so that the picture changes at once.
 */
export function viewWith(view: OperationView, told: Operation): OperationView {
  const known = view.operation;
  if (told.id !== known.id || told.version <= known.version) return view;
  const moved = told.state !== known.state || told.cause !== known.cause;
  return {
    ...view,
    operation: told,
    transitions: moved ? [...view.transitions, transitionTo(told, known)] : view.transitions,
    queue: told.state === "queued" ? view.queue : null,
  };
}

export function pageWith(page: Page<Operation>, told: Operation): Page<Operation> {
  const known = page.items.find(({ id }) => id === told.id);
  if (!known || told.version <= known.version) return page;
  return { ...page, items: page.items.map((operation) => (operation.id === told.id ? told : operation)) };
}

function newer(known: Operation | undefined, read: Operation): Operation {
  return known && known.version > read.version ? known : read;
}

function transitionTo(told: Operation, known: Operation): Transition {
  return {
    version: told.version,
    from: known.state,
    to: told.state,
    cause: told.cause,
    at: told.updatedAt,
    cloudSays: told.cloudSays,
    notBefore: told.notBefore,
    by: null,
    reason: null,
  };
}
