import { describe, expect, it } from "vitest";
import { chooseLocale } from "#lib/i18n/choose-locale.ts";
import { localeCookie } from "#lib/i18n/locales.ts";
import { chooseTimeZone, isRememberedTimeZone, timeZoneCookie } from "#lib/i18n/time-zone.ts";

describe("chooseLocale", () => {
  it("prefers the person's own choice", () => {
    expect(chooseLocale("en", "zh-CN")).toBe("en");
  });

  it.each([
    [null, "en"],
    ["", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["zh", "zh-CN"],
    ["zh-Hant-TW", "zh-CN"],
    ["en-GB", "en"],
    ["fr,de;q=0.9", "en"],
    ["fr, en;q=0.5, zh;q=0.7", "zh-CN"],
    ["zh;q=0, en;q=0.1", "en"],
    ["zh;q=nonsense", "en"],
    ["zh-TW,zh-CN;q=0.9,en;q=0.8", "zh-CN"],
    ["*", "en"],
    ['a_b, "x", zh;q=0.5', "zh-CN"],
  ])("reads Accept-Language %j as %s", (header, locale) => {
    expect(chooseLocale(undefined, header)).toBe(locale);
  });

  it("ignores a cookie that names no language of ours", () => {
    expect(chooseLocale("../../etc", "zh")).toBe("zh-CN");
  });

  it("is remembered by the cookie", () => {
    expect(localeCookie("zh-CN")).toMatch(/^locale=zh-CN; Path=\/; /);
  });
});

describe("chooseTimeZone", () => {
  it.each([
    [undefined, "UTC"],
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["Mars/Olympus", "UTC"],
    ["%", "UTC"],
  ])("reads the cookie %j as %s", (cookie, zone) => {
    expect(chooseTimeZone(cookie)).toBe(zone);
  });

  it("reads what the browser writes", () => {
    const value = timeZoneCookie("Europe/Berlin").split(/[=;]/)[1];
    expect(chooseTimeZone(value)).toBe("Europe/Berlin");
  });

  it("is set by the browser only until it is known", () => {
    const [pair] = timeZoneCookie("Asia/Shanghai").split(";");
    expect(isRememberedTimeZone("Asia/Shanghai", `locale=en; ${pair}`)).toBe(true);
    expect(isRememberedTimeZone("Asia/Shang", `locale=en; ${pair}`)).toBe(false);
    expect(isRememberedTimeZone("Asia/Shanghai", "")).toBe(false);
  });
});
