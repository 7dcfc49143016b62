import { expect, it } from "vitest";
import { isByMouse } from "#components/ui/combobox/mouse.ts";

it("tells a tap from a mouse's click on a machine that has both", () => {
  expect(isByMouse({ detail: 1, pointerType: "touch" }, () => true)).toBe(false);
  expect(isByMouse({ detail: 1, pointerType: "mouse" }, () => false)).toBe(true);
});

it("goes by the machine's main pointer where the event tells none", () => {
  expect(isByMouse({ detail: 1 }, () => true)).toBe(true);
  expect(isByMouse({ detail: 1 }, () => false)).toBe(false);
});

it("is no click of the Enter key", () => {
  expect(isByMouse({ detail: 0, pointerType: "" }, () => true)).toBe(false);
});
