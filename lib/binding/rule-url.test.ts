import { describe, expect, it } from "vitest";
import { type Entrance, urlOf } from "#lib/binding/rule-url.ts";

const plain: Entrance = { protocol: "HTTP", port: 80, domain: "shop.example.com", url: "/api" };

describe("the URL of a rule", () => {
  it.each([
    [plain, "http://shop.example.com/api"],
    [{ ...plain, port: 8080 }, "http://shop.example.com:8080/api"],
    [{ ...plain, protocol: "HTTPS", port: 443 }, "https://shop.example.com/api"],
    [{ ...plain, protocol: "HTTPS", port: 80 }, "https://shop.example.com:80/api"],
    [{ ...plain, domain: "203.0.113.7", url: "/" }, "http://203.0.113.7/"],
    [{ ...plain, url: "= /exact" }, "http://shop.example.com/exact"],
    [{ ...plain, url: "^~ /static" }, "http://shop.example.com/static"],
    [{ ...plain, domain: "会员.example.com", url: "/积分" }, "http://xn--6oqr1k.example.com/%E7%A7%AF%E5%88%86"],
  ])("%j is %s", (entrance, url) => {
    expect(urlOf(entrance)).toBe(url);
  });

  it.each(["*.example.com", "www.example.*", "~^www\\d+\\.example\\.com$", ""])(
    "is unknown for the domain “%s”",
    (domain) => {
      expect(urlOf({ ...plain, domain })).toBeNull();
    },
  );

  it.each(["~* \\.(gif|jpg)$", "~ ^/v\\d+/", ""])("is unknown for the path “%s”", (url) => {
    expect(urlOf({ ...plain, url })).toBeNull();
  });
});
