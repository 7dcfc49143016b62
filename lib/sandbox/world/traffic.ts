import { sentinelNamespace } from "#lib/sandbox/faults.ts";
import { randomStream } from "#lib/sandbox/random.ts";
import type { BoundFunction, Rule } from "#lib/sandbox/world/types.ts";

/** The requests of a minute, per second. */
export interface Load {
  /** Answered by the rule's function or servers. */
  answered: number;
  /** Of these, the ones at which the function failed. */
  failed: number;
  /** Answered by the load balancer itself, because nothing takes them. */
  refused: number;
}

export const noLoad: Load = { answered: 0, failed: 0, refused: 0 };

/** Share of the calls at which a function of the sentinels' namespace fails. */
const failingShare = 0.3;

/**
 * The requests of a rule in a minute (Unix time ÷ 60). Clients begin to call it when it is first bound, or has servers, and
 * go on when it is unbound or its weight is 0.
 */
export function loadOf(rule: Rule, minute: number): Load {
  const requests = requestsPerSecond({ name: rule.id, since: rule.createdAt }, minute);
  const second = lastSecondOf(minute);
  if (rule.servers.length > 0) return { ...noLoad, answered: requests };
  const bound = boundAt(rule, second);
  if (bound && bound.weight > 0) {
    const failed = bound.namespace === sentinelNamespace ? requests * failingShare : 0;
    return { answered: requests, failed, refused: 0 };
  }
  return bound || wasBoundBefore(rule, second) ? { ...noLoad, refused: requests } : noLoad;
}

/** A minute counts as what it ends with, so that a change shows at once. */
export function lastSecondOf(minute: number): number {
  return minute * 60 + 59;
}

/** What the rule was bound to at an instant, in Unix seconds. */
export function boundAt(rule: Rule, second: number): BoundFunction | null {
  const former = rule.former?.find(({ until }) => second < until);
  return former ? former.function : rule.function;
}

function wasBoundBefore(rule: Rule, second: number): boolean {
  return rule.former?.some(({ function: former, until }) => former !== null && until <= second) ?? false;
}

/** A source of requests from `since` on; its level is derived from its name. */
interface Source {
  name: string;
  /** Unix seconds. */
  since: number;
}

/** Requests per second of a source in a minute (Unix time ÷ 60): its level, the daily rhythm, and noise. */
export function requestsPerSecond({ name, since }: Source, minute: number): number {
  if (minute * 60 < since) return 0;
  const { level, salt } = characterOf(name);
  return level * rhythm(minute) * (0.9 + 0.2 * chance(salt, minute));
}

const characters = new Map<string, { level: number; salt: number }>();
const keptCharacters = 10_000;

function characterOf(name: string) {
  const known = characters.get(name);
  if (known) return known;
  const random = randomStream(`${name}/traffic`);
  const character = { level: 3 + 60 * random() ** 2, salt: Math.floor(random() * 2 ** 31) };
  if (characters.size >= keptCharacters) characters.clear();
  characters.set(name, character);
  return character;
}

/** Daily rhythm in Beijing time: quiet before dawn, busy in the afternoon, busiest in the evening; 80 % at weekends. */
function rhythm(minute: number): number {
  const hours = minute / 60 + 8;
  const turn = (hour: number, period: number) => Math.cos(((hours - hour) / period) * 2 * Math.PI);
  const weekday = (Math.floor(hours / 24) + 4) % 7;
  return (0.55 - 0.28 * turn(4, 24) + 0.2 * turn(21, 12)) * (weekday === 0 || weekday === 6 ? 0.8 : 1);
}

/** A number in [0, 1) that is the same for the same minute. */
function chance(salt: number, minute: number): number {
  let mixed = Math.imul(salt ^ minute, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}
