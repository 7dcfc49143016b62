import type { Database } from "#lib/db/database.ts";
import { fold } from "#lib/fold.ts";
import { type Owner, scopesOf } from "#lib/inventory/stored/scopes.ts";

const balancers = ["shop-gateway", "支付网关", "checkout-edge", "会员中心入口", "media-origin", "report-portal"];
const functions = ["webhook-handler", "order-created", "image-resize", "短信通知", "invoice-export", "risk-check"];
const regions = ["ap-guangzhou", "ap-shanghai", "ap-singapore", "ap-tokyo"];
const rulesPerLoadBalancer = 10;

/** Domain of three rules. */
export const rare = "zanzibar.example.com";

/**
 * Fills an empty inventory as a sync would have: half of the rules call one of some thousand functions, the others are free, have
 * servers or redirect. The first region holds most of them.
 */
export async function fill({ pool, query }: Database, owner: Owner, rows: number): Promise<void> {
  const places = await scopesOf(query, owner, regions);
  const ids = regions.map((region) => [...places].find(([, of]) => of === region)?.[0] ?? 0);
  await pool.query(
    "update inventory_scopes set read_at = now(), next_read_at = now() + interval '1 hour' where id = any($1::int[])",
    [ids],
  );
  await pool.query(
    `insert into inventory_load_balancers (scope_id, load_balancer_id, name, facts, listed_at, read_at, next_read_at)
     select ($2::int[])[1 + greatest(0, g % 10 - 6)], 'lb-' || substr(md5(g::text), 1, 8), name,
       jsonb_build_object('LoadBalancerId', 'lb-' || substr(md5(g::text), 1, 8), 'LoadBalancerName', name),
       now(), now(), now() + interval '1 hour'
     from generate_series(1, $1::int) g
     cross join lateral (select ($3::text[])[1 + abs(hashint4(g)) % ${balancers.length}] || '-' || g as name) named`,
    [Math.ceil(rows / rulesPerLoadBalancer), ids, balancers],
  );
  await pool.query(
    `insert into inventory_listeners (scope_id, load_balancer_id, listener_id, facts)
     select scope_id, load_balancer_id, 'lbl-' || substr(load_balancer_id, 4),
       jsonb_build_object('ListenerId', 'lbl-' || substr(load_balancer_id, 4), 'Protocol', 'HTTPS', 'Port', 443)
     from inventory_load_balancers`,
  );
  await pool.query(
    `insert into inventory_rules (scope_id, load_balancer_id, listener_id, location_id, domain, url, facts, target_kind,
       server_count, namespace, function_name, qualifier, qualifier_type, weight, search)
     select scope_id, load_balancer_id, 'lbl-' || substr(load_balancer_id, 4), 'loc-' || key, domain, url,
       jsonb_build_object('LocationId', 'loc-' || key, 'Domain', domain, 'Url', url), kind, case kind when 'servers' then 3 else 0 end,
       case when bound then 'default' end, case when bound then handler || '-' || f end,
       case when bound then qualifier end, case when bound then 'VERSION' end, case when bound then h % 101 end,
       E'\\n' || concat_ws(E'\\n', load_balancer_id, folded_balancer, 'lbl-' || substr(load_balancer_id, 4), 'loc-' || key, domain || url,
         case when bound then E'default\\n' || folded || '-' || f || E'\\n' || lower(qualifier) end)
     from (select *, row_number() over (order by load_balancer_id) as b from inventory_load_balancers) lb
     cross join lateral (select ($5::text[])[array_position($4::text[], substring(name from '^(.*)-'))] || substring(name from '-\\d+$') as folded_balancer) searched
     cross join generate_series(1, ${rulesPerLoadBalancer}) n
     cross join lateral (select b * ${rulesPerLoadBalancer} + n as g) numbered
     cross join lateral (select abs(hashint8(g)) h, abs(hashint8(g + 1000000000)) h2, substr(md5(g::text), 1, 12) key) hashes
     cross join lateral (select 1 + h2 % ${functions.length} function_at, h2 / 7 % 500 f, h % 2 = 0 bound,
       case when g % greatest($1 / 3, 1) = 7 then '${rare}' else 'shop-' || h2 % 400 || '.example.com' end domain,
       '/api/v' || h % 9 || '/orders/' || g url,
       (array['$LATEST', '1', '2', 'prod'])[1 + h % 4] qualifier) texts
     cross join lateral (select ($2::text[])[function_at] handler, ($3::text[])[function_at] folded,
       case when bound then 'function' else (array['none', 'none', 'servers', 'redirect'])[1 + h2 / 3 % 4] end kind) kinds`,
    [rows, functions, functions.map(fold), balancers, balancers.map(fold)],
  );
  await pool.query("vacuum analyze inventory_load_balancers, inventory_listeners, inventory_rules");
}
