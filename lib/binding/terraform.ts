import type { Binding, RuleRef } from "#lib/binding/types.ts";

const type = "tencentcloud_clb_function_targets_attachment";

/** A binding as a resource of the Terraform provider `tencentcloudstack/tencentcloud`. */
export interface TerraformResource {
  /** The resource's address: `type.name`. */
  address: string;
  /** Id that the provider imports by. */
  id: string;
  resource: string;
}

/** @param more further arguments of the resource, as written */
export function terraformOf(
  rule: RuleRef,
  binding: Binding,
  name = nameOf(rule.locationId),
  more: readonly string[] = [],
): TerraformResource {
  const { namespace, name: functionName, qualifier, qualifierType } = binding.function;
  const resource = [
    `resource "${type}" "${name}" {`,
    ...more.map((line) => `  ${line}`),
    `  load_balancer_id = ${hclString(rule.loadBalancerId)}`,
    `  listener_id      = ${hclString(rule.listenerId)}`,
    `  location_id      = ${hclString(rule.locationId)}`,
    "",
    "  function_targets {",
    "    function {",
    `      function_namespace      = ${hclString(namespace)}`,
    `      function_name           = ${hclString(functionName)}`,
    `      function_qualifier      = ${hclString(qualifier)}`,
    ...(qualifierType ? [`      function_qualifier_type = ${hclString(qualifierType)}`] : []),
    "    }",
    `    weight = ${binding.weight}`,
    "  }",
    "}",
  ].join("\n");
  return {
    address: `${type}.${name}`,
    id: [rule.loadBalancerId, rule.listenerId, rule.locationId].join("#"),
    resource,
  };
}

function nameOf(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, "_");
}

/** Escapes that HCL doesn't have. */
const onlyJson: Record<string, string> = { "\\b": "\\u0008", "\\f": "\\u000c" };

/** A quoted HCL string: quotes, control characters and the two kinds of templates are escaped. */
export function hclString(text: string): string {
  const escaped = JSON.stringify(text).replace(/\\./g, (written) => onlyJson[written] ?? written);
  return escaped.replaceAll("${", "$$${").replaceAll("%{", "%%{");
}

const head = `terraform {
  # Import blocks need 1.5.
  required_version = ">= 1.5"
  required_providers {
    tencentcloud = {
      source = "tencentcloudstack/tencentcloud"
    }
  }
}
`;

/** Bindings as Terraform takes them over: a provider for each region, and for each rule its resource and an import block. */
export async function* terraformFile(
  pages: AsyncIterable<readonly (RuleRef & { binding: Binding | null })[]>,
): AsyncGenerator<string> {
  const regions = new Set<string>();
  yield head;
  for await (const rules of pages) {
    let text = "";
    for (const { binding, ...rule } of rules) {
      if (!binding) continue;
      if (!regions.has(rule.region)) text += providerOf(rule.region);
      regions.add(rule.region);
      // Ids are unique within a region.
      const name = nameOf(`${rule.region}_${rule.locationId}`);
      const { address, id, resource } = terraformOf(rule, binding, name, [
        `provider         = tencentcloud.${nameOf(rule.region)}`,
      ]);
      text += `\n${resource}\n\nimport {\n  to = ${address}\n  id = ${hclString(id)}\n}\n`;
    }
    yield text;
  }
}

function providerOf(region: string): string {
  return `\nprovider "tencentcloud" {\n  alias  = "${nameOf(region)}"\n  region = ${hclString(region)}\n}\n`;
}
