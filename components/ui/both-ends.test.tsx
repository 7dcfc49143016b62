import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BothEnds } from "#components/ui/both-ends.tsx";

const drawn = (text: string) => renderToStaticMarkup(<BothEnds>{text}</BothEnds>);

it("keeps the end of a long name, where names differ, and the whole of it for screen readers", () => {
  const name = "checkout-service-production-blue";
  expect(drawn(name)).toContain(">n-blue<");
  expect(drawn(name)).toContain(`>${name}<`);
});

it("shows a short name once", () => {
  expect(drawn("checkout").split("checkout")).toHaveLength(2);
});

it("divides no character", () => {
  expect(drawn(`${"\u{1F680}".repeat(9)}${"x".repeat(5)}`)).not.toContain("�");
});

it("keeps a space where it divides the name", () => {
  expect(drawn("prod abcdef")).toMatch(/whitespace-pre">prod <.*whitespace-pre">abcdef</);
});
