import { shellWord } from "#lib/binding/commands.ts";
import { bracketed, type Entrance, hostOf, originOf, pathOf } from "#lib/binding/rule-url.ts";

/** What a person has to fill in, because the rule only says what it matches. */
type Blank = "host" | "path";

interface TryIt {
  /** A curl command for a POSIX shell, which stops where a variable for a blank isn't set. */
  curl: string;
  blanks: Blank[];
}

/** Names that no shell sets by itself, as zsh does HOST. */
const variables: Record<Blank, string> = { host: "RULE_HOST", path: "REQUEST_PATH" };

/** A word of the command: texts, and the blanks between them. */
type Word = (string | { blank: Blank })[];

/**
 * How a rule can be tried, before any DNS record leads to it.
 *
 * @param address the load balancer's VIP or, without one, its domain; null where it isn't known, so that the DNS decides
 */
export function tryIt(entrance: Entrance, address: string | null): TryIt {
  const host = hostOf(entrance.domain) ?? { blank: "host" as const };
  const path = pathOf(entrance.url) ?? { blank: "path" as const };
  const [scheme, port] = originOf(entrance);
  const words = [...leadTo(address, host, entrance.port), [scheme, host, port, path]];
  const blanks = [host, path].flatMap((part) => (typeof part === "string" ? [] : part.blank));
  return { curl: ["curl -i", ...words.map(written)].join(" "), blanks };
}

/** The option that leads curl to the load balancer; none where the rule has an address instead of a name. */
function leadTo(address: string | null, host: Word[number], port: number): Word[] {
  if (address === null || (typeof host === "string" && isAddress(host))) return [];
  if (!isAddress(address)) return [["--connect-to"], [host, `:${port}:${address}:${port}`]];
  return [["--resolve"], [host, `:${port}:${bracketed(address)}`]];
}

/** A word for a POSIX shell, which refuses to leave a blank empty and carries out nothing of the texts. */
function written(word: Word): string {
  if (word.every((part) => typeof part === "string")) return shellWord(word.join(""));
  const parts = word.map((part) =>
    typeof part === "string" ? part.replaceAll(/[$`"\\]/g, "\\$&") : `\${${variables[part.blank]}:?}`,
  );
  return `"${parts.join("")}"`;
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || text.includes(":");
}
