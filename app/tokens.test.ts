import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { barColours } from "#lib/appearance.ts";
import { locales } from "#lib/i18n/locales.ts";
import { paths } from "#lib/paths.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

type Oklch = [lightness: number, chroma: number, hue: number];

function numbers(text: string | undefined): Oklch {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = (text ?? "").split(" ").map(Number);
  return [lightness, chroma, hue];
}

function token(name: string, scheme: "light" | "dark"): Oklch {
  const pair = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\);`).exec(css);
  return numbers(pair?.[scheme === "light" ? 1 : 2]);
}

/** Linear sRGB; the matrices are those of CSS Color 4. */
function linear([lightness, chroma, hue]: Oklch): [red: number, green: number, blue: number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const clamp = (channel: number) => Math.min(1, Math.max(0, channel));
  return [clamp(red), clamp(green), clamp(blue)];
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: Oklch): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hex(colour: Oklch): string {
  const encode = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  const digits = linear(colour).map((value) =>
    Math.round(255 * encode(value))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${digits.join("")}`;
}

function contrast(first: Oklch, second: Oklch): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["page", "panel", "float", "sunken", "hover"];
const texts = ["ink", "ink-2", "ink-3", "accent", "ok", "warn", "bad"];
const readable: [string, string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-bad", "bad"],
  ["on-bad", "bad-hover"],
  ...["accent", "ok", "warn", "bad"].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ...["accent", "ok", "warn", "bad"].map((tone): [string, string] => ["ink", `${tone}-soft`]),
  ...["accent", "ok", "warn", "bad"].map((tone): [string, string] => ["ink-2", `${tone}-soft`]),
];
const visible: [string, string][] = ["page", "panel", "float"].map((ground) => ["control", ground]);

for (const scheme of ["light", "dark"] as const) {
  test.each(readable)(`%s is readable on %s, ${scheme}`, (text, ground) => {
    expect(contrast(token(text, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(visible)(`%s is visible on %s, ${scheme}`, (border, ground) => {
    expect(contrast(token(border, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
}

test("files that can't use the style sheet have the same colours", () => {
  expect(barColours).toEqual({ light: hex(token("panel", "light")), dark: hex(token("panel", "dark")) });
  for (const locale of locales) {
    const manifest = readFileSync(new URL(`../public${paths.files.manifest(locale)}`, import.meta.url), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({
      background_color: hex(token("page", "light")),
      theme_color: barColours.light,
    });
  }
});
