import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { BindField } from "#lib/api/contract/bind-fields.ts";
import type { Cause, State } from "#lib/api/contract/words.ts";
import type { ChangeKind, IneligibleReason, WarningReason } from "#lib/binding/types.ts";
import { errorCatalogue } from "#lib/i18n/catalogue.ts";
import { type Locale, locales } from "#lib/i18n/locales.ts";
import { type Messages, messagesOf } from "#lib/i18n/messages.ts";
import { partsOf } from "#scripts/check/message-parts.ts";
import { findUses } from "#scripts/check/message-uses.ts";

const root = join(import.meta.dirname, "../..");

/**
 * Namespaces whose keys are values of the domain's types: the types keep them complete, and the key is known only at run
 * time.
 */
const vocabularies = new Set(["verdict", "state", "cause", "field", "change"]);

/** Riddles, and second words for what has a word: the interface has one word per thing. */
const avoided: Record<Locale, RegExp> = {
  en: /\b(anew|asked for|asks? again|going on|lost sight|lost from sight|own words|rests|resting|steers?|tells? of)\b/i,
  "zh-CN": /你|云平台|云端控制台|核对|回读|应答|操控/,
};

/** Chinese next to Latin or a digit, spaces within Chinese or in a row, spaces beside Chinese punctuation. */
const wrongSpacing = [
  /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u,
  /\p{Script=Han} +\p{Script=Han}| {2}/u,
  /[，。：；？！（）、“”] | [，。：；？！（）、“”]/,
  /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u,
];

const texts = Object.fromEntries(
  await Promise.all(locales.map(async (locale) => [locale, flatten(await messagesOf(locale))] as const)),
) as Record<Locale, Map<string, string>>;

describe("messages", () => {
  it("have a folder for each language and no other", () => {
    const folders = readdirSync(join(root, "lib/i18n/messages"));
    expect(folders.sort()).toEqual([...locales].sort());
  });

  it.each(locales)("have the same keys in %s as in English", (locale) => {
    expect([...texts[locale].keys()].sort()).toEqual([...texts.en.keys()].sort());
  });

  it.each(locales)("take the same arguments in %s as in English", (locale) => {
    for (const [key, text] of texts[locale]) {
      expect(partsOf(text).arguments, `${locale} ${key}`).toEqual(partsOf(texts.en.get(key) ?? "").arguments);
    }
  });

  it.each(locales)("are never empty in %s", (locale) => {
    for (const [key, text] of texts[locale]) expect(text.trim(), key).not.toBe("");
  });

  it("are translated in Chinese", () => {
    const untranslated = [...texts["zh-CN"]].filter(([, text]) => looksEnglish(text));
    expect(untranslated).toEqual([]);
  });

  it.each(["en", "zh-CN"] as const)("avoid words that the interface has a better one for, in %s", (locale) => {
    const found = [...texts[locale], ...catalogueTexts(locale)].filter(([, text]) => avoided[locale].test(text));
    expect(found).toEqual([]);
  });

  it("put one space between Chinese and Latin letters or digits, and none beside Chinese punctuation", () => {
    const readings = [...texts["zh-CN"], ...catalogueTexts("zh-CN")].flatMap(([, text]) => readingsOf(text));
    expect(readings.filter((text) => wrongSpacing.some((fault) => fault.test(text)))).toEqual([]);
  });

  it("have a key for every value of the domain's types, and no other", () => {
    expectTypeOf<keyof Messages["state"]>().toEqualTypeOf<State>();
    expectTypeOf<keyof Messages["cause"]>().toEqualTypeOf<Cause>();
    expectTypeOf<keyof Messages["change"]>().toEqualTypeOf<ChangeKind>();
    expectTypeOf<keyof Messages["field"]>().toEqualTypeOf<BindField>();
    expectTypeOf<keyof Messages["verdict"]>().toEqualTypeOf<IneligibleReason | WarningReason>();
  });
});

describe("sources", () => {
  const uses = ["app", "components", "lib"].flatMap((folder) => sourceFiles(root, folder)).flatMap(usesIn);

  it("use only texts that exist", () => {
    const missing = uses.filter(({ pattern }) => pattern && !keys().some((key) => pattern.test(key)));
    expect(missing.map(({ where }) => where)).toEqual([]);
  });

  it("write keys as a literal or a template, or keep those known only at run time in a namespace of their own", () => {
    const untold = uses.filter(({ pattern, namespace }) => !pattern && !vocabularies.has(topOf(namespace)));
    expect(untold.map(({ where }) => where)).toEqual([]);
  });

  it("use every text", () => {
    const unused = keys().filter(
      (key) => !vocabularies.has(topOf(key)) && !uses.some(({ pattern }) => pattern?.test(key)),
    );
    expect(unused).toEqual([]);
  });

  function usesIn(file: string) {
    return findUses(file, readFileSync(join(root, file), "utf8")).map(({ namespace, keys, written }) => ({
      namespace,
      pattern: patternOf(namespace, keys),
      where: `${file}: ${written} in ${namespace || "(all)"}`,
    }));
  }

  /** A key known only at run time may be any of its namespace, such as `operation.advice`. */
  function patternOf(namespace: string, keys: RegExp | null): RegExp | null {
    if (!keys) return namespace.includes(".") ? new RegExp(`^${namespace}\\.[^.]+$`) : null;
    return namespace === "" ? keys : new RegExp(`^${namespace}\\.${keys.source.slice(1)}`);
  }

  function keys(): string[] {
    return [...texts.en.keys()];
  }
});

describe("findUses", () => {
  const component = `
    export async function Page({ ok, name }) {
      const t = await getTranslations("bind.form");
      const whole = useTranslations();
      const other = createTranslator({ locale, messages, namespace: "errors" });
      t("title"); t.rich(ok ? "yes" : "no"); t(\`hint.\${name}\`); t(name); whole("shell.product"); other("back");
      unrelated("ignored");
    }
    function cell(t: Translate<"bindings">) { return t("cell"); }
    interface Texts { list: Translate<"list"> }
    function row(texts: Texts) { return texts.list("row"); }
    function deaf(t: unknown) { return t("deaf"); }`;

  it("follows each way to get a translator", () => {
    const found = findUses("page.tsx", component).map(({ namespace, keys }) => `${namespace} ${keys?.source ?? "?"}`);
    expect(found).toEqual([
      "bind.form ^title$",
      "bind.form ^yes$",
      "bind.form ^no$",
      "bind.form ^hint\\..+$",
      "bind.form ?",
      " ^shell\\.product$",
      "errors ^back$",
      "bindings ^cell$",
      "list ^row$",
    ]);
  });
});

describe("partsOf", () => {
  it("finds arguments in the branches of plurals, and tags, but not the words of a branch", () => {
    const message = "{count, plural, one {rule} other {# rules of <b>{name}</b>}} in {region}";
    expect(partsOf(message)).toEqual({
      arguments: ["<b>", "count", "name", "region"],
      words: ["rule", " rules of ", " in "],
    });
  });

  it("reads a lone < as text", () => expect(partsOf("a < b").words.join("")).toBe("a < b"));

  it.each(["{count", "<b>a", "{count, plural, other {#}", "{count, plural, one {#}}"])("refuses %s", (message) => {
    expect(() => partsOf(message)).toThrow(SyntaxError);
  });
});

function flatten(tree: object, prefix = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") all.set(prefix + name, value);
    else for (const [key, text] of flatten(value, `${prefix}${name}.`)) all.set(key, text);
  }
  return all;
}

/** The error catalogue as texts by `code.part`. */
function catalogueTexts(locale: Locale): [string, string][] {
  return [...flatten(errorCatalogue[locale])];
}

/** A message as it may read: arguments and `#` are numbers, and each branch of a choice gives a text of its own. */
function readingsOf(message: string): string[] {
  const simple = message.replaceAll(/<(\w+)><\/\1>|\{\w+(?:, number)?\}|#/g, "1").replaceAll(/<\/?\w+>/g, "");
  const choice = /\{\w+, \w+, (?<branches>(?:[^{}]|\{[^{}]*\})*)\}/.exec(simple);
  if (!choice) return [simple];
  const branches = [...(choice.groups?.branches ?? "").matchAll(/\{([^{}]*)\}/g)];
  return branches.flatMap(([, branch = ""]) => readingsOf(simple.replace(choice[0], () => branch)));
}

function sourceFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name))
      .map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function topOf(path: string): string {
  return path.split(".")[0] ?? "";
}

/** English words in a row without a Chinese character, or more than three of them anywhere. */
function looksEnglish(text: string): boolean {
  return partsOf(text).words.some(
    (words) =>
      (/[A-Za-z]+ +[a-z]+/.test(words) && !/\p{Script=Han}/u.test(words)) || /([A-Za-z']+ +){3,}[a-z']+/.test(words),
  );
}
