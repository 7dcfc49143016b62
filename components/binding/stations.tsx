import type { Choice } from "#components/binding/draft.ts";
import type { ToOption } from "#components/binding/options.ts";
import {
  functionOption,
  listenerOption,
  loadBalancerOption,
  regionOption,
  ruleOption,
} from "#components/binding/options.ts";
import { type Judged, type Picked, pickedProblemOf } from "#components/binding/picked.ts";
import type { Station } from "#components/line/station.ts";
import { functionText } from "#lib/binding/notation.ts";
import type { Translate } from "#lib/i18n/messages.ts";

type StationField = "region" | "loadBalancerId" | "listenerId" | "locationId" | "function";

/**
 * The line of a choice. Reasons are shown at the fields; here an ineligible station is only marked as closed.
 *
 * @param dense puts ids beside the names instead of below
 */
export function stationsOf(
  choice: Choice,
  dense: boolean,
  tField: Translate<"field">,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): Station[] {
  const idPlace = dense ? "meta" : "secondary";

  function station<Item extends Judged>(name: StationField, picked: Picked<Item>, toOption: ToOption<Item>): Station {
    const label = tField(name);
    if (picked.kind === "none") return { id: name, state: "empty", label };
    if (picked.kind !== "found") {
      return { id: name, state: picked.kind === "missing" ? "closed" : "empty", label, title: picked.id };
    }
    const { id, name: title } = toOption(picked.item, tVerdict, t);
    const state = pickedProblemOf(picked) === null ? "filled" : "closed";
    return { id: name, state, label, title, ...(id !== title && { [idPlace]: <span className="mono">{id}</span> }) };
  }

  const fn = station("function", choice.function, functionOption);
  const [namespace = "", name = "", qualifier = ""] = [choice.namespace, choice.function, choice.qualifier].map(
    (picked) => (picked.kind === "none" ? "" : picked.id),
  );
  return [
    station("region", choice.region, regionOption),
    station("loadBalancerId", choice.loadBalancerId, loadBalancerOption),
    station("listenerId", choice.listenerId, listenerOption),
    station("locationId", choice.locationId, ruleOption),
    {
      ...fn,
      title: name === "" ? undefined : functionText({ namespace, name, qualifier }),
      stretch: choice.weight === null ? undefined : t("weightOf", { weight: choice.weight }),
    },
  ];
}
