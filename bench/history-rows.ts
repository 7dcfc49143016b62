import type { Database } from "#lib/db/database.ts";
import { fold } from "#lib/fold.ts";

const balancers = ["shop-gateway", "支付网关", "checkout-edge", "会员中心入口", "media-origin", "report-portal"];
const functions = ["webhook-handler", "order-created", "image-resize", "短信通知", "invoice-export", "risk-check"];
const reasons = [null, "release of the week", "上线新版本", "rollback after alarm", "move traffic to the new version"];

/** Reason of three rows, spread over the whole year. */
export const rare = "zanzibar rehearsal";

/** Number of unfinished operations, independent of the number of rows. */
const unfinished = 20;

/**
 * Fills an empty table with a year of operations: most succeeded, few unfinished, with names in both languages. Their
 * search texts are built by the engine's code.
 */
export async function fill({ pool }: Database, rows: number): Promise<void> {
  await pool.query(
    `insert into operations (intent_id, version, state, cause, kind, realm, account_id, region,
       load_balancer_id, load_balancer_name, listener_id, listener_name, listener_protocol, listener_port,
       location_id, rule_domain, rule_url, before, after, actor, reason, language,
       created_at, updated_at, state_since, ended_at, task_id, cloud_says, attempt, tries, search)
     select 'intent-' || g, 5, state, 'asked', kind, 'sandbox', '100000000001', case when rarely then 'ap-tokyo' else 'ap-guangzhou' end,
       'lb-' || lb, balancer || '-' || b, 'lbl-' || lb, 'web', 'HTTPS', 443,
       'loc-' || rule, domain, url, null,
       jsonb_build_object('weight', 10, 'function',
         jsonb_build_object('namespace', 'default', 'name', handler || '-' || f, 'qualifier', '$LATEST')),
       case when rarely then 'zoe' else 'local' end, reason, 'en-US', made, made, made, case when ended then made + interval '5 seconds' end, task,
       case when code is not null then jsonb_build_object('code', code, 'message', 'refused', 'requestId', task) end,
       1, 1,
       E'\\n' || concat_ws(E'\\n', 'lb-' || lb, folded_balancer || '-' || b, 'lbl-' || lb, 'web', 'loc-' || rule, domain || url,
         'local', folded_reason, 'default', folded_handler || '-' || f, case when ended then task end, lower(code))
     from generate_series(1, $1::int) g
     cross join lateral (select
       abs(hashint4(g)) h, abs(hashint4(g + 1000000000)) h2, g <= $1 - ${unfinished} ended) hashes
     cross join lateral (select
       h % 2000 b, h2 % 20000 r, h2 / 7 % 5000 f, h % 1000 s, 1 + h / 11 % ${reasons.length} reason_at,
       1 + h % ${balancers.length} balancer_at, 1 + h2 % ${functions.length} function_at) numbers
     cross join lateral (select
       substr(md5(b::text), 1, 8) lb, substr(md5(case when ended then r else g end::text), 1, 8) rule,
       ($2::text[])[balancer_at] balancer, ($3::text[])[balancer_at] folded_balancer,
       ($4::text[])[function_at] handler, ($5::text[])[function_at] folded_handler,
       case when g % greatest($1 / 3, 1) = 7 then '${rare}' else ($6::text[])[reason_at] end reason,
       case when g % greatest($1 / 3, 1) = 7 then '${rare}' else ($7::text[])[reason_at] end folded_reason,
       'shop-' || r % 400 || '.example.com' domain, '/api/v' || r % 9 || '/orders/' || r url,
       (array['bind', 'replace', 'reweigh', 'unbind'])[1 + h2 / 3 % 4] kind,
       case when not ended then 'queued' when s < 920 then 'succeeded' when s < 960 then 'failed'
         when s < 980 then 'rejected' else 'cancelled' end state,
       case when s between 960 and 979 then 'FailedOperation.ResourceInOperating' end code,
       md5(g::text)::uuid::text task,
       g % greatest($1 / 3, 1) = 7 rarely,
       now() - ($1 - g) * (interval '365 days' / $1) made) texts`,
    [
      rows,
      balancers,
      balancers.map(fold),
      functions,
      functions.map(fold),
      reasons,
      reasons.map((reason) => reason && fold(reason)),
    ],
  );
  // Of the latest, from which the usual durations are taken.
  await pool.query(
    `insert into transitions (operation_id, version, "from", "to", cause, at)
     select id, version, before, after, 'asked', created_at + version * interval '1 second'
     from (select id, created_at from operations where state = 'succeeded' order by id desc limit 5000) latest
     cross join (values (3, 'submitting', 'running'), (4, 'running', 'verifying')) steps (version, before, after)`,
  );
  await pool.query("vacuum analyze operations, transitions");
}
