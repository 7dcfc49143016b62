import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { createViews } from "#lib/views/views.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const views = createViews(database, "settings");

afterAll(() => database.close());

/** A person's views by their names. */
async function viewsOf(person: string, of = views): Promise<Record<string, string>> {
  return Object.fromEntries((await of.list(person)).items.map(({ name, query }) => [name, query]));
}

async function idOf(person: string, name: string): Promise<string> {
  return (await views.list(person)).items.find((view) => view.name === name)?.id ?? "";
}

it("keeps each person's views of each account apart, by their names", async () => {
  await views.save("ann", { name: "pay", query: "search=pay" });
  await views.save("bob", { name: "pay", query: "target=none" });
  const elsewhere = createViews(database, "second");
  await elsewhere.save("ann", { name: "pay", query: "weight=0" });
  expect(await viewsOf("ann")).toEqual({ pay: "search=pay" });
  expect(await viewsOf("bob")).toEqual({ pay: "target=none" });
  expect(await viewsOf("ann", elsewhere)).toEqual({ pay: "weight=0" });
});

it("replaces what a name stood for", async () => {
  await views.save("cid", { name: "pay", query: "search=pay" });
  await views.save("cid", { name: "pay", query: "search=pay&sort=weight" });
  expect(await viewsOf("cid")).toEqual({ pay: "search=pay&sort=weight" });
});

it("is renamed and deleted by its person alone, and never to another one's name", async () => {
  await views.save("dan", { name: "one", query: "a=1" });
  await views.save("dan", { name: "two", query: "a=2" });
  const one = await idOf("dan", "one");
  expect(await views.rename("dan", one, "two")).toBe(false);
  await views.rename("eve", one, "mine");
  await views.delete("eve", one);
  expect(await viewsOf("dan")).toEqual({ one: "a=1", two: "a=2" });
  expect(await views.rename("dan", one, "first")).toBe(true);
  await views.delete("dan", await idOf("dan", "two"));
  expect(await viewsOf("dan")).toEqual({ first: "a=1" });
});

it("keeps a hundred of a person", async () => {
  for (let number = 0; number < 100; number += 1) await views.save("fay", { name: String(number), query: "" });
  expect(await views.save("fay", { name: "one more", query: "" })).toBe(false);
  expect(await views.save("fay", { name: "7", query: "weight=7" })).toBe(true);
});
