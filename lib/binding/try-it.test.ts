import { describe, expect, it } from "vitest";
import { type Entrance, tryIt, urlOf } from "#lib/binding/try-it.ts";

const plain: Entrance = { protocol: "HTTP", port: 80, domain: "shop.example.com", url: "/api" };
const vip = "203.0.113.7";

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

describe("the curl command", () => {
  it("goes to the load balancer's address, whatever the DNS says", () => {
    expect(tryIt(plain, vip).curl).toBe(
      "curl -i --resolve shop.example.com:80:203.0.113.7 http://shop.example.com/api",
    );
    expect(tryIt(plain, "2402:4e00::1").curl).toBe(
      "curl -i --resolve 'shop.example.com:80:[2402:4e00::1]' http://shop.example.com/api",
    );
  });

  it("goes to the load balancer's domain, where it has no address of its own", () => {
    expect(tryIt({ ...plain, protocol: "HTTPS", port: 8443 }, "lb-1.clb.example.net").curl).toBe(
      "curl -i --connect-to shop.example.com:8443:lb-1.clb.example.net:8443 https://shop.example.com:8443/api",
    );
  });

  it("leaves the way to the DNS where the address is unknown, or the rule has an address", () => {
    expect(tryIt(plain, null).curl).toBe("curl -i http://shop.example.com/api");
    expect(tryIt({ ...plain, domain: vip }, vip).curl).toBe("curl -i http://203.0.113.7/api");
  });

  it("asks for what the rule doesn't say, and invents nothing", () => {
    expect(tryIt({ ...plain, domain: "*.example.com" }, vip)).toEqual({
      url: null,
      curl: `curl -i --resolve "\${HOST:?}:80:203.0.113.7" "http://\${HOST:?}/api"`,
      blanks: ["host"],
    });
    expect(tryIt({ ...plain, url: "~ ^/v\\d+/" }, null)).toEqual({
      url: null,
      curl: `curl -i "http://shop.example.com\${REQUEST_PATH:?}"`,
      blanks: ["path"],
    });
  });

  it("is safe to paste: the shell carries out nothing of a rule", () => {
    const url = "/$(id)'\\";
    expect(tryIt({ ...plain, url }, vip).curl).toMatch(/ 'http:\/\/shop\.example\.com\/\$\(id\)'\\''\/'$/);
    expect(tryIt({ ...plain, domain: "*.example.com", url }, null).curl).toBe(`curl -i "http://\${HOST:?}/\\$(id)'/"`);
  });
});
