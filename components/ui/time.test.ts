import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { Duration, RelativeTime } from "#components/ui/time.tsx";
import type { Locale } from "#lib/i18n/locales.ts";

const drawnAt = new Date("2026-11-30T12:00:05Z");

/** The server's HTML, which hydration must reproduce. */
function drawn(element: ReactElement, locale: Locale = "en"): string {
  const props = { locale, timeZone: "UTC", now: drawnAt, children: element } as const;
  return renderToString(createElement(NextIntlClientProvider, props)).replaceAll(/<[^>]*>/g, "");
}

test("the server renders the same relative time as the browser", () => {
  expect(drawn(createElement(RelativeTime, { at: "2026-11-30T11:55:00Z" }))).toBe("5 minutes ago");
});

test("a number and a Chinese word have a space between them", () => {
  expect(drawn(createElement(RelativeTime, { at: "2026-11-30T11:55:00Z" }), "zh-CN")).toBe("5 分钟前");
});

test("an instant after the page's time, by another clock, is not in the future", () => {
  expect(drawn(createElement(RelativeTime, { at: "2026-11-30T12:00:20Z" }))).toBe("now");
});

test("the server renders the duration so far", () => {
  expect(drawn(createElement(Duration, { from: "2026-11-30T11:59:53Z" }))).toBe("12s");
});
