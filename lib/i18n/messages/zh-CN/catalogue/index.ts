import type { ErrorTexts, ReadTexts } from "#lib/i18n/catalogue.ts";
import clb from "#lib/i18n/messages/zh-CN/catalogue/clb.json" with { type: "json" };
import console from "#lib/i18n/messages/zh-CN/catalogue/console.json" with { type: "json" };
import gateway from "#lib/i18n/messages/zh-CN/catalogue/gateway.json" with { type: "json" };
import reads from "#lib/i18n/messages/zh-CN/catalogue/reads.json" with { type: "json" };
import scf from "#lib/i18n/messages/zh-CN/catalogue/scf.json" with { type: "json" };
import sts from "#lib/i18n/messages/zh-CN/catalogue/sts.json" with { type: "json" };

/** In place of those of `errorTexts`, for a failed read: nothing was to be changed. */
export const readTexts: ReadTexts = reads;

export const errorTexts: ErrorTexts = { ...gateway, ...clb, ...scf, ...sts, ...console };
