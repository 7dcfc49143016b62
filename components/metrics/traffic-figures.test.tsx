import { expect, test } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { asked, detailAfter } from "#components/data/testing/samples.ts";
import type { Mark } from "#components/metrics/marks.tsx";
import { TrafficFigures } from "#components/metrics/traffic-figures.tsx";
import { TrafficSection } from "#components/metrics/traffic-section.tsx";
import type { Traffic, TrafficPoint } from "#lib/metrics/traffic.ts";
import { paths } from "#lib/paths.ts";

const from = Date.UTC(2026, 10, 24, 9);
const minute = 60_000;

function traffic(changed: (index: number) => Partial<TrafficPoint> = () => ({})): Traffic {
  const points = Array.from({ length: 60 }, (_, index): TrafficPoint => {
    const usual = { requests: 1200, clientErrors: 12, serverErrors: 3, ownErrors: 0, average: 40, greatest: 300 };
    return { at: from + index * minute, ...usual, ...changed(index) };
  });
  return { from, to: from + 60 * minute, stepMs: minute, points, requests: 72_000, errors: 900 };
}

const { operation } = detailAfter([asked]);
const mark: Mark = {
  id: "41",
  at: from + 15.5 * minute,
  operation: { ...operation, kind: "bind", state: "succeeded" },
};

function drawn(kind: "rule" | "function", shown: Traffic, marks: Mark[] = [mark]) {
  return draw(<TrafficFigures kind={kind} answer={{ kind: "traffic", traffic: shown }} marks={marks} />, {
    query: "account=second",
  });
}

/** The text of each cell of a row of the table. */
function cells(markup: string, time: string): string[] {
  const row =
    markup
      .split("<tr")
      .slice(1)
      .find((text) => text.includes(`>${time}<`)) ?? "";
  return [...row.matchAll(/<td[^>]*>(?:<span[^>]*>[^<]*<\/span>)?([^<]*)<\/td>/g)].map(([, text = ""]) => text);
}

test("the figures are drawn, summed up, and told as a table", () => {
  const markup = drawn("rule", traffic());
  for (const text of ["72,000", "900 (1.25%)", "40 ms", "300 ms", "Requests per minute", "Response time (ms)"])
    expect(markup).toContain(text);
  expect(markup).toContain(
    'aria-label="From Nov 24, 2026, 9:00 AM to Nov 24, 2026, 10:00 AM. Requests: 1,200 at most."',
  );
  expect(cells(markup, "Nov 24, 09:59 AM")).toEqual(["1,200", "3", "12", "0", "40", "300", ""]);
});

test("a change is marked where it ended, in the drawings and in the table, and leads to its operation", () => {
  const markup = drawn("rule", traffic());
  expect(markup).toContain('x1="25.8%"');
  expect(markup).toContain(`href="${paths.operation("41", { account: "second" })}"`);
  expect(cells(markup, "Nov 24, 09:15 AM").at(-1)).toMatch(/^Bind function .*: Succeeded$/);
  expect(cells(markup, "Nov 24, 09:16 AM").at(-1)).toBe("");
  expect(drawn("rule", traffic(), [])).toContain("No change ended in this period.");
});

test("what the monitor doesn't tell has no line; a missing value is no zero", () => {
  const markup = drawn(
    "function",
    traffic((index) => (index === 30 ? { requests: null, average: null } : { clientErrors: null, ownErrors: null })),
  );
  for (const text of ["4xx", "Errors of the load balancer"]) expect(markup).not.toContain(text);
  expect(markup).toContain("Calls per minute");
  expect(cells(markup, "Nov 24, 09:30 AM")).toEqual(["–", "3", "–", "300", ""]);
});

test("no line is told from another of its drawing by its colour alone", () => {
  const markup = drawn("rule", traffic());
  const errors = markup.slice(markup.indexOf("Errors per minute"), markup.indexOf("Response time (ms)"));
  const dashes = [...errors.matchAll(/<line x1="1"[^>]*>/g)].map(
    ([line]) => /stroke-dasharray="([^"]*)"/.exec(line)?.[1],
  );
  expect(dashes).toHaveLength(3);
  expect(new Set(dashes).size).toBe(3);
});

test.each([
  ["no-data", "The cloud has no figures of this rule for this period."],
  ["not-called", "Nobody called this rule in this period."],
  ["no-address", "this load balancer has none"],
  ["gone", "This rule no longer exists."],
] as const)("nothing to draw because of %s is said", (reason, text) => {
  const markup = draw(<TrafficFigures kind="rule" answer={{ kind: "nothing", reason }} marks={[]} />);
  expect(markup).toContain(text);
});

test("a missing permission is named, with its policy", () => {
  const permission = { action: "monitor:GetMonitorData", keys: "AKID…1234", policy: "{}" };
  const markup = draw(<TrafficFigures kind="rule" answer={{ kind: "not-permitted", permission }} marks={[]} />);
  expect(markup).toContain("monitor:GetMonitorData was refused for AKID…1234");
});

test("the section is a link while it is closed, and has its periods as links once it is open", () => {
  const here = (period: string | null) => paths.operation("41", { traffic: period === "7d" ? "7d" : null });
  const closed = draw(
    <TrafficSection kind="rule" period={null} here={here}>
      hidden
    </TrafficSection>,
  );
  expect(closed).toContain("Traffic of this rule");
  const open = draw(
    <TrafficSection kind="rule" period="7d" here={here}>
      shown
    </TrafficSection>,
  );
  expect(open).toMatch(/aria-current="true"[^>]*>7 days</);
  expect(open.match(/aria-current/g)).toHaveLength(1);
  expect(open).toContain('href="/operations/41?traffic=7d"');
});
