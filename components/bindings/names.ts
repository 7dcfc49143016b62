import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { paths } from "#lib/paths.ts";

export function ruleText({ domain, url }: Pick<StoredRule, "domain" | "url">): string {
  return domain + url;
}

/** As `HTTPS:443`; the id where protocol and port aren't known. */
export function listenerText({ listener: { listenerId, protocol, port } }: StoredRule): string {
  return protocol === null || port === null ? listenerId : `${protocol}:${port}`;
}

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
