import { expect, type Locator, type Page } from "@playwright/test";
import { type Ground, type GroundRule, ruleName } from "#e2e/fixtures/ground.ts";
import { english, type Names } from "#e2e/pages/names.ts";
import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import { paths } from "#lib/paths.ts";

export type Choice = "region" | "loadBalancer" | "listener" | "rule" | "namespace" | "function" | "qualifier";

/** Page object of the bind form, by accessible names. */
export class BindPage {
  readonly page: Page;
  readonly names: Names;
  readonly weight: Locator;
  readonly reviewButton: Locator;
  readonly dialog: Locator;

  constructor(page: Page, names: Names = english) {
    this.page = page;
    this.names = names;
    this.weight = page.getByRole("spinbutton", { name: names.weight });
    this.reviewButton = page.getByRole("button", { name: names.review, exact: true });
    this.dialog = page.getByRole("dialog");
  }

  async open(link: BindLink = {}): Promise<void> {
    await this.page.goto(paths.bind(link));
  }

  field(name: Choice): Locator {
    return this.page.getByRole("combobox", { name: this.names[name], exact: true });
  }

  /** The option whose accessible name begins with this. */
  option(name: string): Locator {
    return this.page.getByRole("option", { name: startsWith(name) }).first();
  }

  /** A field's messages: error, warning, description. */
  said(name: Choice | "weight"): Promise<string> {
    const control = name === "weight" ? this.weight : this.field(name);
    return descriptionOf(control);
  }

  async expectSaid(name: Choice | "weight", text: string | RegExp): Promise<void> {
    const expected = typeof text === "string" ? expect.stringContaining(text) : expect.stringMatching(text);
    await expect.poll(() => this.said(name), { message: `what is said of ${name}`, timeout: 60_000 }).toEqual(expected);
  }

  /**
   * Chooses by pointer: types a part of the name, presses the option. What is chosen already, because it is the only choice, is
   * left. The list is opened by a key, since that of another field, opened by itself, may cover the field.
   */
  async choose(name: Choice, text: string): Promise<void> {
    const field = this.field(name);
    if ((await field.inputValue()) === text) return;
    await field.press("ArrowDown");
    await field.fill(text);
    await this.option(text).click();
    await expect(field).toHaveValue(text);
  }

  async chooseRule(ground: Ground, rule: GroundRule): Promise<void> {
    await this.choose("region", this.names.guangzhou);
    await this.choose("loadBalancer", ground.loadBalancer.name);
    await this.choose("listener", ground.listener.name);
    await this.choose("rule", ruleName(rule));
  }

  /** Waits until the form is resolved, and opens the review. */
  async review(): Promise<void> {
    await expect(this.page.getByText(this.names.ready)).toBeVisible();
    await this.reviewButton.click();
    await expect(this.dialog).toBeVisible();
  }

  /** The button that sends the change. */
  confirmButton(kind: "bind" | "replace" | "reweigh"): Locator {
    return this.dialog.getByRole("button", { name: this.names[kind] });
  }

  /** The switch in the footer of an open list. */
  get eligibleOnly(): Locator {
    return this.page.getByRole("switch", { name: "Eligible only" });
  }

  /** Reviews and sends the form's change, and waits for the operation's page. */
  async send(kind: "bind" | "replace" | "reweigh" = "bind"): Promise<void> {
    await this.review();
    await this.confirmButton(kind).click();
    await this.page.waitForURL(operationUrl);
  }
}

export const operationUrl = /\/operations\/\d+$/;

function startsWith(text: string): RegExp {
  return new RegExp(`^${RegExp.escape(text)}`);
}

/** The texts that `aria-describedby` names. */
export function descriptionOf(control: Locator): Promise<string> {
  return control.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}
