import { expect, test } from "vitest";
import { filterOptions, headingOf, optionFacts, withChosen } from "#components/ui/combobox/options.ts";

const web = { id: "lb-1a2b", name: "web-gateway", facts: ["43.1.2.3", "IPv4"] };
const api = { id: "lb-9z8y", name: "API gateway", facts: ["10.0.0.7"] };

test("an option shows its id and its facts below the name", () => {
  expect(optionFacts(web)).toEqual(["lb-1a2b", "43.1.2.3", "IPv4"]);
});

test("an id equal to the name is shown once", () => {
  expect(optionFacts({ id: "default", name: "default" })).toEqual([]);
});

test.each([
  ["GATEWAY", ["lb-1a2b", "lb-9z8y"]],
  ["gateway api", ["lb-9z8y"]],
  ["  lb-1a2b ", ["lb-1a2b"]],
  ["10.0", ["lb-9z8y"]],
  ["nothing", []],
  ["", ["lb-1a2b", "lb-9z8y"]],
])("%j finds %j", (query, ids) => {
  expect(filterOptions([web, api], query).map(({ id }) => id)).toEqual(ids);
});

test("the chosen option is added once, and only where it is missing", () => {
  expect(withChosen([web], api)).toEqual([api, web]);
  expect(withChosen([web, api], api)).toEqual([web, api]);
  expect(withChosen([web], null)).toEqual([web]);
});

test("a heading is above the first option of each group", () => {
  const [one, other] = ["one", "other"].map((name) => ({ name, hint: "" }));
  const options = [one, one, other, undefined].map((group, id) => ({ id: `${id}`, name: `${id}`, group }));
  expect(options.map((_, index) => headingOf(options, index))).toEqual([one, undefined, other, undefined]);
});
