import * as z from "zod/mini";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import { explainedErrorSchema } from "#lib/api/contract/failure.ts";
import { attemptOutcomes, causes, states } from "#lib/api/contract/words.ts";
import { changeKinds } from "#lib/binding/types.ts";

const text = z.nullable(z.string());

/** The cloud's own words on a failure. */
const cloudSaysSchema = z.object({
  code: text,
  message: z.string(),
  requestId: text,
  /** The call that failed, as access policies name it; absent where none did, such as for a task's own Message. */
  action: z.optional(z.string()),
});

export type CloudSays = z.infer<typeof cloudSaysSchema>;

/** How the looks at the cloud fail lately. */
const lookFailureSchema = z.extend(cloudSaysSchema, {
  /** The first look in a row that failed in this way. */
  since: z.string(),
  /** How many have failed in this way since then. */
  looks: z.number(),
});

export type LookFailure = z.infer<typeof lookFailureSchema>;

/** One change that was asked for, and where its life stands. Instants are ISO 8601 in UTC. */
const operationSchema = z.object({
  id: z.string(),
  /** Grows by one with each stored change; an event with a lower one is old. */
  version: z.number(),
  state: z.enum(states),
  /** Cause of the last transition. */
  cause: z.enum(causes),
  kind: z.enum(changeKinds),
  /** Which cloud it was made for: `sandbox`, `intl`, `cn`, or the endpoint's address. */
  realm: z.string(),
  /** The console's account that it was made under, by its id. */
  account: z.string(),
  /** The cloud's own id of that account. */
  accountId: z.string(),
  region: z.string(),
  loadBalancer: z.object({ loadBalancerId: z.string(), name: z.string() }),
  listener: z.object({ listenerId: z.string(), name: z.string(), protocol: z.string(), port: z.number() }),
  rule: z.object({ locationId: z.string(), domain: z.string(), url: z.string() }),
  before: z.nullable(bindingSchema),
  after: z.nullable(bindingSchema),
  actor: z.string(),
  reason: text,
  /** Language the cloud's messages are asked for in. */
  language: z.string(),
  /** The operation that this one tries again. */
  retryOf: text,
  createdAt: z.string(),
  updatedAt: z.string(),
  endedAt: text,
  /** Not sent before this instant. */
  notBefore: text,
  /** The RequestId of the accepted write, which is the cloud's task id. */
  taskId: text,
  /** The task's own Message when it failed, or the refusal's code and message. */
  cloudSays: z.nullable(cloudSaysSchema),
  /** What the rule held when the engine last read it back; undefined when it was not read. */
  observed: z.optional(z.nullable(bindingSchema)),
  /** Set while the last look at the cloud failed: the engine keeps looking, and nothing is known to be wrong. */
  lookFailure: z.optional(lookFailureSchema),
});

export type Operation = z.infer<typeof operationSchema>;

const transitionSchema = z.object({
  version: z.number(),
  from: z.nullable(z.enum(states)),
  to: z.enum(states),
  cause: z.enum(causes),
  at: z.string(),
  cloudSays: z.nullable(cloudSaysSchema),
  /** For a retry: when the next try may begin. */
  notBefore: text,
  /** The person, where a person did it, and why where they were asked for it. */
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
  cloudSays: z.nullable(cloudSaysSchema),
});

export type Attempt = z.infer<typeof attemptSchema>;

/** An operation's page: its whole life. */
const operationDetailSchema = z.object({
  operation: operationSchema,
  transitions: z.array(transitionSchema),
  attempts: z.array(attemptSchema),
  /** Place in its load balancer's queue while queued: 1 is next. */
  queue: z.nullable(z.object({ position: z.number(), behind: text })),
  /** Set when the console now acts for another identity than the operation was made for, so it rests. */
  resting: z.boolean(),
});

export type OperationDetail = z.infer<typeof operationDetailSchema>;

/** What an operation's page is answered with. */
export const operationViewSchema = z.extend(operationDetailSchema, {
  /** What the cloud said against it, or against the last look at it, in the reader's language; null where nothing. */
  explained: z.nullable(explainedErrorSchema),
});

export type OperationView = z.infer<typeof operationViewSchema>;

/** A count that stops at a limit, so that it costs the same however many there are. */
const countSchema = z.object({
  total: z.number(),
  /** There may be more than `total`. */
  capped: z.boolean(),
});

export type Count = z.infer<typeof countSchema>;

/** A page of operations, newest first; the count is of all its pages. */
export const operationPageSchema = z.extend(countSchema, {
  items: z.array(operationSchema),
  /** The next, older page is the one `before` this id; null on the last. */
  next: text,
  /** The page of newer ones is the one `after` this id; null on the first. */
  previous: text,
});

export type OperationPage = z.infer<typeof operationPageSchema>;

/** Some of a group of operations, newest first, and how many there are. */
const groupSchema = z.extend(countSchema, { items: z.array(operationSchema) });

export type Group = z.infer<typeof groupSchema>;

/** What the overview shows. */
export const overviewSchema = z.object({
  goingOn: groupSchema,
  /** Went wrong within a week, and no later operation of the same rule has taken its place. */
  attention: groupSchema,
  succeeded: groupSchema,
  all: countSchema,
});

export type Overview = z.infer<typeof overviewSchema>;

/** What the event stream tells: an operation's new state, or that the cloud is another one than was read so far. */
const streamEventSchema = z.union([z.object({ operation: operationSchema }), z.object({ forgotten: z.literal(true) })]);

export type StreamEvent = z.infer<typeof streamEventSchema>;
