import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { Duration, RelativeTime } from "#components/ui/time.tsx";

const drawnAt = new Date("2026-11-30T12:00:05Z");

/** As the server draws it, and React does once more in the browser before it takes the page over. */
function drawn(element: ReactElement): string {
  const props = { locale: "en", timeZone: "UTC", now: drawnAt, children: element } as const;
  return renderToString(createElement(NextIntlClientProvider, props)).replaceAll(/<[^>]*>/g, "");
}

test("the server's page already says how long ago, as the browser goes on saying it", () => {
  expect(drawn(createElement(RelativeTime, { at: "2026-11-30T11:55:00Z" }))).toBe("5 minutes ago");
});

test("what happened after the page's time by another clock is not in the future", () => {
  expect(drawn(createElement(RelativeTime, { at: "2026-11-30T12:00:20Z" }))).toBe("now");
});

test("the server's page already says how long it goes on", () => {
  expect(drawn(createElement(Duration, { from: "2026-11-30T11:59:53Z" }))).toBe("12s");
});
