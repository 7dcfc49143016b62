import { randomStream } from "#lib/sandbox/random.ts";

/** A source of requests from `since` on; its level is derived from its name. */
export interface Source {
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
