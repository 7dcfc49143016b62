import { expect, it } from "vitest";
import { linkOfValues, valuesOfLink } from "#components/binding/values.ts";
import { WrittenLinks } from "#components/binding/written-links.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { useInPlace } from "#components/data/use-place.ts";
import { paths } from "#lib/paths.ts";

const link = "region=ap-guangzhou&function=%E5%BA%97%20%E5%91%98&weight=10";

/** The address that the form writes for a choice on a page with that query. */
function addressOn(query: string): string {
  let address = "";
  function Page() {
    const inPlace = useInPlace();
    address = inPlace(paths.bind(linkOfValues(valuesOfLink(new URLSearchParams(link)))));
    return null;
  }
  draw(<Page />, { query });
  return address;
}

it("keeps the account of its page in the address that it writes", () => {
  const query = new URLSearchParams(addressOn("account=second").split("?")[1]);
  expect(query.get("account")).toBe("second");
  expect(valuesOfLink(query).function).toBe("店 员");
  expect(addressOn("")).not.toContain("account");
});

it("knows the address that it wrote, however its spaces are written, and no other", () => {
  const written = new WrittenLinks();
  written.add(addressOn("account=second"));
  expect(written.has(addressOn("account=second"))).toBe(true);
  expect(written.has(new URLSearchParams(addressOn("account=second").split("?")[1]).toString())).toBe(true);
  expect(written.has(addressOn(""))).toBe(false);
});
