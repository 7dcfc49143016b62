import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { paths } from "#lib/paths.ts";

/** The bind form with all that is known of the rule. */
export function bindPath({ region, loadBalancer, listener, locationId, binding }: StoredRule): string {
  const { namespace, name, qualifier } = binding?.function ?? {};
  return paths.bind({
    region,
    lb: loadBalancer.loadBalancerId,
    listener: listener.listenerId,
    rule: locationId,
    ...(namespace && { namespace }),
    ...(name && { function: name }),
    ...(qualifier && { qualifier }),
    ...(binding && { weight: String(binding.weight) }),
  });
}
