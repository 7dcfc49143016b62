import type { ErrorTexts } from "#lib/i18n/catalogue.ts";
import clb from "#lib/i18n/messages/en/catalogue/clb.json" with { type: "json" };
import console from "#lib/i18n/messages/en/catalogue/console.json" with { type: "json" };
import gateway from "#lib/i18n/messages/en/catalogue/gateway.json" with { type: "json" };
import scf from "#lib/i18n/messages/en/catalogue/scf.json" with { type: "json" };
import sts from "#lib/i18n/messages/en/catalogue/sts.json" with { type: "json" };

export const errorTexts: ErrorTexts = { ...gateway, ...clb, ...scf, ...sts, ...console };
