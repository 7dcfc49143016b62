import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { terraformFile } from "#lib/binding/terraform.ts";

/** The bound ones of these rules as a Terraform configuration. */
export function bindingsTerraform(pages: AsyncIterable<readonly StoredRule[]>): AsyncGenerator<string> {
  return terraformFile(bound(pages));
}

async function* bound(pages: AsyncIterable<readonly StoredRule[]>) {
  for await (const rules of pages) {
    yield rules.map(({ region, loadBalancer, listener, locationId, binding }) => ({
      region,
      loadBalancerId: loadBalancer.loadBalancerId,
      listenerId: listener.listenerId,
      locationId,
      binding,
    }));
  }
}
