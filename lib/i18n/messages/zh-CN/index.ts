import bind from "#lib/i18n/messages/zh-CN/bind.json" with { type: "json" };
import bindings from "#lib/i18n/messages/zh-CN/bindings.json" with { type: "json" };
import cause from "#lib/i18n/messages/zh-CN/cause.json" with { type: "json" };
import change from "#lib/i18n/messages/zh-CN/change.json" with { type: "json" };
import common from "#lib/i18n/messages/zh-CN/common.json" with { type: "json" };
import drift from "#lib/i18n/messages/zh-CN/drift.json" with { type: "json" };
import errors from "#lib/i18n/messages/zh-CN/errors.json" with { type: "json" };
import field from "#lib/i18n/messages/zh-CN/field.json" with { type: "json" };
import functions from "#lib/i18n/messages/zh-CN/functions.json" with { type: "json" };
import keys from "#lib/i18n/messages/zh-CN/keys.json" with { type: "json" };
import loadBalancer from "#lib/i18n/messages/zh-CN/loadBalancer.json" with { type: "json" };
import metrics from "#lib/i18n/messages/zh-CN/metrics.json" with { type: "json" };
import operation from "#lib/i18n/messages/zh-CN/operation.json" with { type: "json" };
import overview from "#lib/i18n/messages/zh-CN/overview.json" with { type: "json" };
import palette from "#lib/i18n/messages/zh-CN/palette.json" with { type: "json" };
import promote from "#lib/i18n/messages/zh-CN/promote.json" with { type: "json" };
import review from "#lib/i18n/messages/zh-CN/review.json" with { type: "json" };
import rule from "#lib/i18n/messages/zh-CN/rule.json" with { type: "json" };
import sandbox from "#lib/i18n/messages/zh-CN/sandbox.json" with { type: "json" };
import shell from "#lib/i18n/messages/zh-CN/shell.json" with { type: "json" };
import state from "#lib/i18n/messages/zh-CN/state.json" with { type: "json" };
import ui from "#lib/i18n/messages/zh-CN/ui.json" with { type: "json" };
import verdict from "#lib/i18n/messages/zh-CN/verdict.json" with { type: "json" };
import type { Messages } from "#lib/i18n/messages.ts";

export const messages: Messages = {
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
