import type {
  Operation,
  OperationPage,
  OperationView,
  Overview,
  Queue,
  Transition,
} from "#lib/api/contract/operation.ts";
import type { State } from "#lib/api/contract/words.ts";
import { isInFlight } from "#lib/operations/states.ts";

/** The newer of two views, since answers and events may overtake each other: the higher version, or the later read. */
export function newestView(known: OperationView | undefined, read: OperationView): OperationView {
  return known && known.operation.version > read.operation.version ? known : read;
}

export function newestPage(known: OperationPage | undefined, read: OperationPage): OperationPage {
  return known ? { ...read, items: newestOf(known.items, read.items) } : read;
}

export function newestOverview(known: Overview | undefined, read: Overview): Overview {
  if (!known) return read;
  const items = [...known.goingOn.items, ...known.attention.items, ...known.succeeded.items];
  return inGroups(read, (group) => newestOf(items, group));
}

function newestOf(known: readonly Operation[], read: readonly Operation[]): Operation[] {
  const versions = new Map(known.map((operation) => [operation.id, operation]));
  return read.map((operation) => newer(versions.get(operation.id), operation));
}

function inGroups(overview: Overview, change: (items: Operation[]) => Operation[]): Overview {
  const { goingOn, attention, succeeded } = overview;
  return {
    ...overview,
    goingOn: { ...goingOn, items: change(goingOn.items) },
    attention: { ...attention, items: change(attention.items) },
    succeeded: { ...succeeded, items: change(succeeded.items) },
  };
}

/**
 * Applies a newer event to a view. The transition comes with the next read; until then a provisional one is made from the
 * event, so that the page changes at once.
 */
export function viewWith(view: OperationView, told: Operation): OperationView {
  const known = view.operation;
  if (told.id !== known.id || told.version <= known.version) return view;
  const moved = told.state !== known.state || told.cause !== known.cause;
  return {
    ...view,
    operation: told,
    transitions: moved ? [...view.transitions, transitionTo(told, known)] : view.transitions,
    queue: view.queue && queueAfter(view.queue, told.state),
  };
}

/** The queue as far as an event tells: one whose turn has come has nothing ahead, and is next when it is queued again. */
function queueAfter(queue: Queue, state: State): Queue | null {
  if (state === "queued") return { ...queue, position: Math.max(1, queue.position) };
  return isInFlight(state) ? { ...queue, position: 0, inFlight: null, ahead: [] } : null;
}

export function pageWith(page: OperationPage, told: Operation): OperationPage {
  const items = itemsWith(page.items, told);
  return items === page.items ? page : { ...page, items };
}

/** Applies an event to the overview; groups and counts are corrected by the next read. */
export function overviewWith(overview: Overview, told: Operation): Overview {
  return inGroups(overview, (items) => itemsWith(items, told));
}

function itemsWith(items: Operation[], told: Operation): Operation[] {
  const shown = items.some(({ id, version }) => id === told.id && version < told.version);
  return shown ? items.map((operation) => (operation.id === told.id ? told : operation)) : items;
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
