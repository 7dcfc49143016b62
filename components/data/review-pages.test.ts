import { expect, it } from "vitest";
import { readPages } from "#components/data/review-pages.ts";

const numbers = Array.from({ length: 25 }, (_, at) => at);

/** Pages of ten, each named by the number that it begins with. */
async function page(from = "0") {
  const begin = Number(from);
  return { items: numbers.slice(begin, begin + 10), next: begin + 10 < numbers.length ? String(begin + 10) : null };
}

it("reads the pages of a list one after the other, to its end", async () => {
  expect(await readPages(page, 1_000)).toEqual(numbers);
});

it("ends with the page that shows more than are wanted", async () => {
  expect(await readPages(page, 10)).toEqual(numbers.slice(0, 20));
  expect(await readPages(page, 9)).toEqual(numbers.slice(0, 10));
});
