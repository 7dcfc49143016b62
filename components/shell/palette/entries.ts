import type { EntryKind, Recent } from "#components/shell/palette/recent.ts";
import { languageWords, type Signpost, shortcutsWords, signposts } from "#components/shell/palette/signposts.ts";
import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { ErrorTitles, Found } from "#lib/api/contract/search.ts";
import { functionText } from "#lib/binding/notation.ts";
import { type Locale, localeNames, locales } from "#lib/i18n/locales.ts";
import type { Translate } from "#lib/i18n/messages.ts";
import { paths } from "#lib/paths.ts";

/** A thing to go to, or something to do here. */
export interface Entry {
  key: string;
  kind: EntryKind | "all" | "language" | "shortcuts";
  title: string;
  detail: string;
  /** Null for what is done here. */
  href: string | null;
}

export interface EntryGroup {
  key: "recent" | "pasted" | "places" | "errors" | "rules" | "loadBalancers" | "functions" | "operations";
  items: Entry[];
}

interface Texts {
  palette: Translate<"palette">;
  shell: Translate<"shell">;
  change: Translate<"change">;
  state: Translate<"state">;
}

interface Known {
  locale: Locale;
  /** Whether the account in force is one of the sandbox. */
  inSandbox: boolean;
  recent: readonly Recent[];
  titles: ErrorTitles["items"];
  /** Whether the server is being asked. */
  searching: boolean;
  /** What the server found for the text; undefined until it has answered. */
  found: Found | undefined;
  /** What the server was asked for. */
  search: string;
  /** What a pasted request fills in the bind form. */
  link: BindLink | null;
}

/** Whether the text's words are in what is said of a thing. */
type Matches = (...said: string[]) => boolean;

const mostErrors = 3;

/**
 * Everything that a text leads to, by groups. What is already shown doesn't move when the server answers: error codes, which
 * most texts are not about, come last, and wait for it.
 */
export function entryGroups(text: string, known: Known, texts: Texts): EntryGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches: Matches = (...said) => {
    const all = said.join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const recent = known.recent.filter(({ title, detail }) => matches(title, detail)).map(recentEntry);
  const shownBefore = new Set(recent.map(({ href }) => href));
  const groups: EntryGroup[] = [
    { key: "recent", items: recent },
    { key: "pasted", items: known.link === null ? [] : [pastedEntry(known.link, texts)] },
    { key: "places", items: placeEntries(known, texts, matches) },
    ...(known.found === undefined ? [] : foundGroups(known.found, known.search, texts)),
    { key: "errors", items: words.length === 0 || known.searching ? [] : errorEntries(text, known, texts, matches) },
  ];
  return groups.flatMap(({ key, items }) => {
    const left = key === "recent" ? items : items.filter(({ href }) => href === null || !shownBefore.has(href));
    return left.length > 0 ? [{ key, items: left }] : [];
  });
}

function recentEntry({ kind, title, detail, href }: Recent): Entry {
  return { key: `recent ${href}`, kind, title, detail, href };
}

function pastedEntry(link: BindLink, texts: Texts): Entry {
  const called = link.function === undefined ? "" : `${link.namespace ?? ""}/${link.function}`;
  return {
    key: "pasted",
    kind: "place",
    title: texts.palette("fill"),
    detail: [link.region, link.lb, link.rule ?? link.domain, called].filter(Boolean).join(" · "),
    href: paths.bind(link),
  };
}

function placeEntries({ inSandbox, locale }: Known, texts: Texts, matches: Matches): Entry[] {
  const places = signposts
    .filter(({ key }) => key !== "sandbox" || inSandbox)
    .map(({ words, ...place }) => ({ ...place, words, title: placeName(place.key, texts) }))
    .filter(({ title, words }) => matches(title, words))
    .map(({ key, href, title }): Entry => ({ key, kind: "place", title, detail: "", href }));
  const languages = locales
    .filter((other) => other !== locale && matches(localeNames[other], languageWords))
    .map((other): Entry => ({ key: other, kind: "language", title: localeNames[other], detail: "", href: null }));
  const title = texts.palette("shortcuts.title");
  const sheet: Entry[] = matches(title, shortcutsWords)
    ? [{ key: "shortcuts", kind: "shortcuts", title, detail: "?", href: null }]
    : [];
  return [...places, ...languages, ...sheet];
}

function placeName(key: Signpost, texts: Texts): string {
  switch (key) {
    case "free":
    case "running":
    case "attention":
    case "keys":
      return texts.palette(`place.${key}`);
    case "sandbox":
      return texts.shell("sandboxPage");
    default:
      return texts.shell(`places.${key}`);
  }
}

function errorEntries(text: string, { titles, locale }: Known, texts: Texts, matches: Matches): Entry[] {
  const inOwn = ({ code, titles: said }: Known["titles"][number]) => matches(code, said[locale] ?? "");
  const found = titles.filter((each) => matches(each.code, ...Object.values(each.titles)));
  const shown = found.slice(0, mostErrors).map(({ code, titles: said }): Entry => {
    return { key: `error ${code}`, kind: "error", title: code, detail: said[locale] ?? "", href: paths.error(code) };
  });
  return found.length > shown.length
    ? // The screen searches in the person's own language.
      [...shown, all(texts.palette("all.errors"), paths.errors(found.every(inOwn) ? { q: text.trim() } : {}))]
    : shown;
}

function foundGroups({ inventory, operations }: Found, search: string, texts: Texts): EntryGroup[] {
  const rules = (inventory?.rules.items ?? []).map(
    ({ region, locationId, domain, url, loadBalancer, listener, binding }): Entry => ({
      key: `rule ${region} ${locationId}`,
      kind: "rule",
      title: domain + url,
      detail: [
        binding && functionText(binding.function),
        listener.protocol && `${listener.protocol}:${listener.port}`,
        loadBalancer.name || loadBalancer.loadBalancerId,
        region,
      ]
        .filter(Boolean)
        .join(" · "),
      href: paths.rule(region, locationId, { lb: loadBalancer.loadBalancerId, listener: listener.listenerId }),
    }),
  );
  const moreRules = inventory !== null && inventory.rules.total > rules.length;
  const loadBalancers = (inventory?.loadBalancers ?? []).map(
    ({ region, loadBalancerId, name, address }): Entry => ({
      key: `load balancer ${region} ${loadBalancerId}`,
      kind: "load-balancer",
      title: name || loadBalancerId,
      detail: [name && loadBalancerId, address, region].filter(Boolean).join(" · "),
      href: paths.loadBalancer(region, loadBalancerId),
    }),
  );
  const functions = (inventory?.functions ?? []).map(
    ({ region, namespace, name, description }): Entry => ({
      key: `function ${region} ${namespace} ${name}`,
      kind: "function",
      title: `${namespace}/${name}`,
      detail: [description, region].filter(Boolean).join(" · "),
      href: paths.function(region, namespace, name),
    }),
  );
  const asked = operations.items.map(
    ({ id, kind, state, rule, before, after }): Entry => ({
      key: `operation ${id}`,
      kind: "operation",
      title: `#${id} ${rule.domain}${rule.url}`,
      detail: [texts.change(kind), functionOf(after ?? before), texts.state(`${state}.label`)]
        .filter(Boolean)
        .join(" · "),
      href: paths.operation(id),
    }),
  );
  return [
    {
      key: "rules",
      items: moreRules ? [...rules, all(texts.palette("all.rules"), paths.bindings({ search }))] : rules,
    },
    { key: "loadBalancers", items: loadBalancers },
    { key: "functions", items: functions },
    {
      key: "operations",
      items:
        operations.total > asked.length
          ? [...asked, all(texts.palette("all.operations"), paths.operations({ search }))]
          : asked,
    },
  ];
}

function functionOf(binding: Found["operations"]["items"][number]["after"]): string {
  return binding === null ? "" : functionText(binding.function);
}

/** How many entries are results: the way to the list of all of them isn't one. */
export function resultsIn(groups: readonly EntryGroup[]): number {
  return groups.flatMap(({ items }) => items).filter(({ kind }) => kind !== "all").length;
}

/** Leads to the screen that lists the rest. */
function all(title: string, href: string): Entry {
  return { key: `all ${href}`, kind: "all", title, detail: "", href };
}
