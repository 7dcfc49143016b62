import { type Query, QueryClient, type QueryKey } from "@tanstack/react-query";
import { EntryFields, TargetFields } from "#components/binding/binding-fields.tsx";
import { RetryNotice } from "#components/binding/retry-notice.tsx";
import { useBindForm } from "#components/binding/use-bind-form.ts";
import { valuesOfLink } from "#components/binding/values.ts";
import { draw } from "#components/data/testing/draw.tsx";
import type { RegionItem } from "#lib/api/contract/inventory.ts";

/** What the browser knows before the form is drawn: the answer of a query, or the error that it failed with. */
export type Known = [key: QueryKey, answer: object | Error];

/** The bind form's fields as they are drawn for a link and what is known, without a browser. */
export function renderFields(link: string, regions: readonly RegionItem[], known: readonly Known[]): Fields {
  // What has failed stays so: nothing is read here.
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
  for (const [key, answer] of known) {
    if (answer instanceof Error) fail(client.getQueryCache().build(client, { queryKey: key }), answer);
    else client.setQueryData(key, answer);
  }
  return new Fields(draw(<Form link={link} regions={regions} />, { query: link, client }));
}

function fail(query: Query, error: Error) {
  query.setState({ ...query.state, status: "error", fetchStatus: "idle", error });
}

function Form({ link, regions }: { link: string; regions: readonly RegionItem[] }) {
  const bind = useBindForm(valuesOfLink(new URLSearchParams(link)), regions, () => {});
  return (
    <>
      <RetryNotice bind={bind} />
      <EntryFields bind={bind} />
      <TargetFields bind={bind} />
    </>
  );
}

/** Reads the markup as a screen reader would: a control by its label, with what is said about it. */
class Fields {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  field(label: string) {
    const id = this.#match(new RegExp(`<label id="[^"]*" for="([^"]*)"[^>]*>${label}</label>`));
    const control = this.#match(new RegExp(`(<input[^>]* id="${id}"[^>]*>|<input id="${id}"[^>]*>)`));
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(control)?.[1];
    return {
      value: attribute("value"),
      placeholder: attribute("placeholder"),
      invalid: attribute("aria-invalid") === "true",
      readOnly: control.includes(" readOnly"),
      said: (attribute("aria-describedby")?.split(" ") ?? []).map((each) => this.#textOf(each)).join(" "),
    };
  }

  /** All that stands on the screen. */
  get text(): string {
    return plain(this.#markup);
  }

  #textOf(id: string): string {
    return plain(this.#match(new RegExp(` id="${id}"[^>]*>(.*?)</p>`)));
  }

  #match(pattern: RegExp): string {
    const found = pattern.exec(this.#markup)?.[1];
    if (found === undefined) throw new Error(`nothing drawn matches ${pattern}`);
    return found;
  }
}

function plain(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ")
    .trim();
}
