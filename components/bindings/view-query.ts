import { paths } from "#lib/paths.ts";

/** What of an address isn't a way to look at the list: its page, and whose it is. */
const passing = ["before", "after", "account"];

/** What is saved of the list's address: its filters, its order and its columns. */
export function viewQuery(address: URLSearchParams): string {
  const query = new URLSearchParams(address);
  for (const name of passing) query.delete(name);
  query.sort();
  return query.toString();
}

/** The way to the list as it was saved. */
export function viewPath(query: string): string {
  const text = viewQuery(new URLSearchParams(query));
  return text === "" ? paths.bindings() : `${paths.bindings()}?${text}`;
}
