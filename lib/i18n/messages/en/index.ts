import bind from "#lib/i18n/messages/en/bind.json" with { type: "json" };
import bindings from "#lib/i18n/messages/en/bindings.json" with { type: "json" };
import cause from "#lib/i18n/messages/en/cause.json" with { type: "json" };
import change from "#lib/i18n/messages/en/change.json" with { type: "json" };
import common from "#lib/i18n/messages/en/common.json" with { type: "json" };
import drift from "#lib/i18n/messages/en/drift.json" with { type: "json" };
import errors from "#lib/i18n/messages/en/errors.json" with { type: "json" };
import field from "#lib/i18n/messages/en/field.json" with { type: "json" };
import functions from "#lib/i18n/messages/en/functions.json" with { type: "json" };
import keys from "#lib/i18n/messages/en/keys.json" with { type: "json" };
import loadBalancer from "#lib/i18n/messages/en/loadBalancer.json" with { type: "json" };
import metrics from "#lib/i18n/messages/en/metrics.json" with { type: "json" };
import operation from "#lib/i18n/messages/en/operation.json" with { type: "json" };
import overview from "#lib/i18n/messages/en/overview.json" with { type: "json" };
import palette from "#lib/i18n/messages/en/palette.json" with { type: "json" };
import promote from "#lib/i18n/messages/en/promote.json" with { type: "json" };
import review from "#lib/i18n/messages/en/review.json" with { type: "json" };
import rule from "#lib/i18n/messages/en/rule.json" with { type: "json" };
import sandbox from "#lib/i18n/messages/en/sandbox.json" with { type: "json" };
import shell from "#lib/i18n/messages/en/shell.json" with { type: "json" };
import state from "#lib/i18n/messages/en/state.json" with { type: "json" };
import ui from "#lib/i18n/messages/en/ui.json" with { type: "json" };
import verdict from "#lib/i18n/messages/en/verdict.json" with { type: "json" };

export const messages = {
  bind,
  bindings,
  cause,
  change,
  common,
  drift,
  errors,
  field,
  functions,
  keys,
  loadBalancer,
  metrics,
  operation,
  overview,
  palette,
  promote,
  review,
  rule,
  sandbox,
  shell,
  state,
  ui,
  verdict,
};
