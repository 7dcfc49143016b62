import { describe, expect, it } from "vitest";
import type { Entrance } from "#lib/binding/rule-url.ts";
import { tryIt } from "#lib/binding/try-it.ts";

const plain: Entrance = { protocol: "HTTP", port: 80, domain: "shop.example.com", url: "/api" };
const vip = "203.0.113.7";

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
      curl: `curl -i --resolve "\${RULE_HOST:?}:80:203.0.113.7" "http://\${RULE_HOST:?}/api"`,
      blanks: ["host"],
    });
    expect(tryIt({ ...plain, url: "~ ^/v\\d+/" }, null)).toEqual({
      curl: `curl -i "http://shop.example.com\${REQUEST_PATH:?}"`,
      blanks: ["path"],
    });
  });

  it("is safe to paste: the shell carries out nothing of a rule", () => {
    const url = "/$(id)'\\";
    expect(tryIt({ ...plain, url }, vip).curl).toMatch(/ 'http:\/\/shop\.example\.com\/\$\(id\)'\\''\/'$/);
    expect(tryIt({ ...plain, domain: "*.example.com", url }, null).curl).toBe(
      `curl -i "http://\${RULE_HOST:?}/\\$(id)'/"`,
    );
  });
});
