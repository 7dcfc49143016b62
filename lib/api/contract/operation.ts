import { z } from "zod";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import { explainedErrorSchema } from "#lib/api/contract/failure.ts";
import { attemptOutcomes, causes, states } from "#lib/api/contract/words.ts";
import { changeKinds } from "#lib/binding/types.ts";

const text = z.string().nullable();

/** The cloud's message for a failure. */
const cloudSaysSchema = z.object({
  code: text,
  message: z.string(),
  requestId: text,
  /** The failed call as access policies name it; absent for a task's Message. */
  action: z.string().optional(),
});

export type CloudSays = z.infer<typeof cloudSaysSchema>;

/** The current failure of polls and readings. */
const lookFailureSchema = cloudSaysSchema.extend({
  /** Time of the first consecutive failure of this kind. */
  since: z.string(),
  /** How many polls and readings in a row failed in this way. */
  looks: z.number(),
});

export type LookFailure = z.infer<typeof lookFailureSchema>;

/** One requested change with its current state. Instants are ISO 8601 in UTC. */
const operationSchema = z.object({
  id: z.string(),
  /** Grows by one with each stored change; an event with a lower version is outdated. */
  version: z.number(),
  state: z.enum(states),
  /** Cause of the last transition. */
  cause: z.enum(causes),
  kind: z.enum(changeKinds),
  /** The cloud it was made for: `sandbox`, `intl`, `cn`, or the endpoint's address. */
  realm: z.string(),
  /** The console's account that it was made under, by its id. */
  account: z.string(),
  /** The cloud's own id of that account. */
  accountId: z.string(),
  region: z.string(),
  loadBalancer: z.object({ loadBalancerId: z.string(), name: z.string() }),
  listener: z.object({ listenerId: z.string(), name: z.string(), protocol: z.string(), port: z.number() }),
  rule: z.object({ locationId: z.string(), domain: z.string(), url: z.string() }),
  before: bindingSchema.nullable(),
  after: bindingSchema.nullable(),
  actor: z.string(),
  reason: text,
  /** Language of the cloud's messages. */
  language: z.string(),
  /** The operation that this one retries. */
  retryOf: text,
  /** The operation that this one undoes. */
  undoes: text,
  /** Names those that were reviewed and asked for together. */
  batch: text,
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When it came into its state. */
  stateSince: z.string(),
  endedAt: text,
  /** Earliest time to send it. */
  notBefore: text,
  /** The RequestId of the accepted write, which is the cloud's task id. */
  taskId: text,
  /** The task's own Message when it failed, or the refusal's code and message. */
  cloudSays: cloudSaysSchema.nullable(),
  /** The rule's binding at the last reading; undefined before one. */
  observed: bindingSchema.nullable().optional(),
  /** Set while the last poll or reading failed; the engine keeps trying. */
  lookFailure: lookFailureSchema.optional(),
});

export type Operation = z.infer<typeof operationSchema>;

const transitionSchema = z.object({
  version: z.number(),
  from: z.enum(states).nullable(),
  to: z.enum(states),
  cause: z.enum(causes),
  at: z.string(),
  cloudSays: cloudSaysSchema.nullable(),
  /** For a retry: earliest time of the next try. */
  notBefore: text,
  /** The person, for a transition made by one, and the reason where one is required. */
  by: text,
  reason: text,
});

export type Transition = z.infer<typeof transitionSchema>;

const attemptSchema = z.object({
  step: z.number(),
  number: z.number(),
  action: z.string(),
  /** The request's JSON body exactly as sent; never a signature or a key. */
  body: z.record(z.string(), z.unknown()),
  sentAt: z.string(),
  answeredAt: text,
  requestId: text,
  outcome: z.enum(attemptOutcomes),
  cloudSays: cloudSaysSchema.nullable(),
});

export type Attempt = z.infer<typeof attemptSchema>;

const undoSchema = operationSchema.pick({ id: true, state: true, createdAt: true });

/** An operation that was to undo another. */
export type Undo = z.infer<typeof undoSchema>;

const inQueueSchema = operationSchema.pick({ id: true, state: true, kind: true, rule: true });

export type InQueue = z.infer<typeof inQueueSchema>;

/** The operations of a load balancer around one that waits for it or has it, in the order of their turns. */
const queueSchema = z.object({
  /** Place in line: 1 is next; 0 while the load balancer works on this operation itself. */
  position: z.number(),
  /** The other operation that the load balancer works on. */
  inFlight: inQueueSchema.nullable(),
  /** The nearest that come before it: there may be more, by its position. */
  ahead: z.array(inQueueSchema),
  /** The nearest that come after it, and the number of all that do. */
  behind: z.array(inQueueSchema),
  behindCount: z.number(),
});

export type Queue = z.infer<typeof queueSchema>;

/** An operation with its timeline and requests. */
const operationDetailSchema = z.object({
  operation: operationSchema,
  transitions: z.array(transitionSchema),
  attempts: z.array(attemptSchema),
  /** Its load balancer's queue, while it waits for the load balancer or has it. */
  queue: queueSchema.nullable(),
  /** The operations that were to undo it, the newest first; older ones may be left out. */
  undos: z.array(undoSchema),
  /** How long the cloud usually works on a change of its kind, in milliseconds; null once it has ended, or while too few were made. */
  usualMs: z.number().nullable(),
  /** Whether it is paused, because the console now acts for another identity. */
  paused: z.boolean(),
});

export type OperationDetail = z.infer<typeof operationDetailSchema>;

/** Data of an operation's page. */
export const operationViewSchema = operationDetailSchema.extend({
  /** Explanation of its failure, or of the last failed poll or reading; null without one. */
  explained: explainedErrorSchema.nullable(),
});

export type OperationView = z.infer<typeof operationViewSchema>;

/** A count up to a limit, which bounds its cost. */
const countSchema = z.object({
  total: z.number(),
  /** Whether there may be more than `total`. */
  capped: z.boolean(),
});

export type Count = z.infer<typeof countSchema>;

/** How long the cloud usually works on a change of each kind, in milliseconds; without the kinds of which too few were made. */
const usualDurationsSchema = z.partialRecord(z.enum(changeKinds), z.number());

export type UsualDurations = z.infer<typeof usualDurationsSchema>;

/** A page of operations, newest first, with the count of all pages. */
export const operationPageSchema = countSchema.extend({
  items: z.array(operationSchema),
  usualMs: usualDurationsSchema,
  /** `before` of the next, older page; null on the last page. */
  next: text,
  /** `after` of the previous, newer page; null on the first page. */
  previous: text,
});

export type OperationPage = z.infer<typeof operationPageSchema>;

/** Some operations of a group, with the group's count. */
export const groupSchema = countSchema.extend({ items: z.array(operationSchema) });

export type Group = z.infer<typeof groupSchema>;

/** Data of the overview. */
export const overviewSchema = z.object({
  goingOn: groupSchema,
  /** Failed, rejected or unconfirmed within a week, without a later operation of the rule that settles it. */
  attention: groupSchema,
  succeeded: groupSchema,
  all: countSchema,
  usualMs: usualDurationsSchema,
});

export type Overview = z.infer<typeof overviewSchema>;

/** The error codes that operations show, the most frequent first; each with the number of operations. */
export interface SeenCodes {
  codes: readonly ({ code: string } & Count)[];
}

/** What the console can't reach. */
const beatSchema = z.object({ databaseAway: z.boolean(), cloudAway: z.boolean() });

export type Beat = z.infer<typeof beatSchema>;

/** An event of the stream: a changed operation, that everything read from the cloud is outdated, or every few seconds what is away. */
const streamEventSchema = z.union([
  z.object({ operation: operationSchema }),
  z.object({ forgotten: z.literal(true) }),
  z.object({ beat: beatSchema }),
]);

export type StreamEvent = z.infer<typeof streamEventSchema>;
