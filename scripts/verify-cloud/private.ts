import { createHash, randomBytes } from "node:crypto";

/** Patterns of resource ids, keys, accounts and addresses within a text. */
const forms = [
  /\b(?:AKID|IKID)[A-Za-z0-9]+/g,
  /\b(?:lb|lbl|loc|lam|vpc|subnet|sg|ins|eni)-[a-z0-9]{6,}/g,
  /\b\d{8,}\b/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
];

/**
 * A copy of plain data with every name and id of the account replaced by a short code, the same for the same name within
 * one report, and not reversible. Error codes, texts and times stay.
 *
 * @param names names without a recognisable form, such as functions and domains
 */
export function withoutNames<Value>(value: Value, names: Iterable<string>): Value {
  const salt = randomBytes(16);
  const code = (name: string) => `#${createHash("sha256").update(salt).update(name).digest("hex").slice(0, 8)}`;
  const longestFirst = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  // Only whole words, since a function may be called `order`.
  const known = longestFirst.map((name) => new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, "g"));
  const inText = (text: string) => [...known, ...forms].reduce((told, form) => told.replace(form, code), text);
  return JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === "string" ? inText(inner) : inner));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
