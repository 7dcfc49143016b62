import fc from "fast-check";
import { expect, test } from "vitest";
import { hclString, terraformFile } from "#lib/binding/terraform.ts";
import { parseHcl } from "#lib/binding/testing/hcl.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";

type Exported = RuleRef & { binding: Binding | null };

const rule: Exported = {
  region: "ap-guangzhou",
  loadBalancerId: "lb-1",
  listenerId: "lbl-1",
  locationId: "loc-1",
  binding: {
    function: { namespace: "default", name: "pay", qualifier: "$LATEST", qualifierType: "VERSION" },
    weight: 10,
  },
};

async function fileOf(...pages: Exported[][]): Promise<string> {
  async function* each() {
    yield* pages;
  }
  return (await Array.fromAsync(terraformFile(each()))).join("");
}

test("every bound rule is a resource and an import block with the provider's id", async () => {
  const other = { ...rule, region: "ap-singapore", loadBalancerId: "lb-2" };
  const blocks = parseHcl(await fileOf([rule, { ...rule, locationId: "loc-free", binding: null }], [other]));
  expect(blocks.map(({ type, labels }) => [type, ...labels].join(" "))).toEqual([
    "terraform",
    "provider tencentcloud",
    "resource tencentcloud_clb_function_targets_attachment ap_guangzhou_loc_1",
    "import",
    "provider tencentcloud",
    "resource tencentcloud_clb_function_targets_attachment ap_singapore_loc_1",
    "import",
  ]);
  expect(blocks[1]?.attributes).toEqual({ alias: "ap_guangzhou", region: "ap-guangzhou" });
  expect(blocks[2]).toMatchObject({
    attributes: {
      provider: { traversal: "tencentcloud.ap_guangzhou" },
      load_balancer_id: "lb-1",
      listener_id: "lbl-1",
      location_id: "loc-1",
    },
    blocks: [
      {
        type: "function_targets",
        attributes: { weight: 10 },
        blocks: [
          {
            type: "function",
            attributes: {
              function_namespace: "default",
              function_name: "pay",
              function_qualifier: "$LATEST",
              function_qualifier_type: "VERSION",
            },
          },
        ],
      },
    ],
  });
  expect(blocks[3]?.attributes).toEqual({
    to: { traversal: "tencentcloud_clb_function_targets_attachment.ap_guangzhou_loc_1" },
    id: "lb-1#lbl-1#loc-1",
  });
  expect(blocks[6]?.attributes.id).toBe("lb-2#lbl-1#loc-1");
});

test("no binding is a file without a resource", async () => {
  expect(parseHcl(await fileOf([])).map(({ type }) => type)).toEqual(["terraform"]);
});

test("whatever a function is called, it is read back as it is called", () => {
  const unit = fc.constantFrom("a", '"', "\\", "$", "{", "%", "}", "\n", "\t", "支", "#", "\b", "\f", "\u0001");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(parseHcl(`block {\n  name = ${hclString(text)}\n}\n`)[0]?.attributes.name).toBe(text);
    }),
  );
});
