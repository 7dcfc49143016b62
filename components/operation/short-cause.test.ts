import { expect, it } from "vitest";
import { messages as english } from "#lib/i18n/messages/en/index.ts";
import { messages as chinese } from "#lib/i18n/messages/zh-CN/index.ts";

/** Room in the list's first column, in halves of a Chinese character. */
const room = 19;

it.each([
  ["English", english],
  ["Chinese", chinese],
])("a cause in a few words is not cut off in the list, in %s", (_, { operation: { list } }) => {
  const halves = (text: string) => [...text].reduce((sum, each) => sum + (/\p{Script=Han}/u.test(each) ? 2 : 1), 0);
  const tooLong = [...Object.values(list.cause), list.takesLong].filter((text) => halves(text) > room);
  expect(tooLong).toEqual([]);
});
