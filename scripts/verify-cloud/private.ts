import { createHash, randomBytes } from "node:crypto";

/** Ids of resources, keys, accounts and addresses, wherever they stand in a text. */
const forms = [
  /\b(?:AKID|IKID)[A-Za-z0-9]+/g,
  /\b(?:lb|lbl|loc|lam|vpc|subnet|sg|ins|eni)-[a-z0-9]{6,}/g,
  /\b\d{8,}\b/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
];

/**
 * A copy of plain data in which every name and id of the account is a short code: the same name has the same code within
 * one report, and nobody can tell the name from it. Codes of errors, texts and times stay.
 *
 * @param names those that have no form of their own, such as functions and domains
 */
export function withoutNames<Value>(value: Value, names: Iterable<string>): Value {
  const salt = randomBytes(16);
  const code = (name: string) => `#${createHash("sha256").update(salt).update(name).digest("hex").slice(0, 8)}`;
  const longestFirst = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  // A function may be called `order`: only whole words are names.
  const known = longestFirst.map((name) => new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, "g"));
  const inText = (text: string) => [...known, ...forms].reduce((told, form) => told.replace(form, code), text);
  return JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === "string" ? inText(inner) : inner));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
