import { expect, test } from "vitest";
import { placeTooltip } from "#components/ui/tooltip/place.ts";

const view = { width: 400, height: 300 };
const bubble = { width: 100, height: 20 };

test("it is above the element's middle", () => {
  expect(placeTooltip({ left: 150, top: 100, width: 100, height: 30 }, bubble, view)).toEqual({ left: 150, top: 74 });
});

test("it is below if there is no room above", () => {
  expect(placeTooltip({ left: 150, top: 20, width: 100, height: 30 }, bubble, view).top).toBe(56);
});

test("it stays within the window at both sides", () => {
  expect(placeTooltip({ left: 0, top: 100, width: 20, height: 30 }, bubble, view).left).toBe(8);
  expect(placeTooltip({ left: 380, top: 100, width: 20, height: 30 }, bubble, view).left).toBe(292);
});
