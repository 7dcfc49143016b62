"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { commandEndpoint } from "#components/change/command-endpoint.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { requestOf } from "#lib/binding/change.ts";
import { commandsOf } from "#lib/binding/commands.ts";
import type { Change } from "#lib/binding/types.ts";

type Form = "tccli" | "terraform" | "json";

/** A change as tccli command, Terraform resource and request body. */
export function CommandTabs({ change, cloud }: { change: Change; cloud: Cloud }) {
  const t = useTranslations("review");
  const [form, setForm] = useState<Form>("tccli");
  const commands = commandsOf(change, commandEndpoint(cloud, change.rule.region));
  const { terraform } = commands;
  return (
    <Tabs<Form>
      label={t("commands.label")}
      value={form}
      onChange={setForm}
      tabs={[
        {
          value: "tccli",
          label: t("commands.tccli"),
          panel: (
            <div className="grid gap-2">
              <CodeBlock label={t("commands.tccliCode")}>{commands.tccli}</CodeBlock>
              <p className="text-small text-ink-2">{t("commands.tccliHint")}</p>
            </div>
          ),
        },
        ...(terraform === null
          ? []
          : [
              {
                value: "terraform" as const,
                label: t("commands.terraform"),
                panel: (
                  <div className="grid gap-2">
                    <CodeBlock label={t("commands.terraformCode")}>{terraform.resource}</CodeBlock>
                    <p className="text-small text-ink-2">{t("commands.importHint")}</p>
                    <CodeBlock label={t("commands.importCode")}>{terraform.importCommand}</CodeBlock>
                  </div>
                ),
              },
            ]),
        {
          value: "json",
          label: t("commands.json"),
          panel: (
            <div className="grid gap-2">
              <CodeBlock label={t("commands.jsonCode")}>{commands.json}</CodeBlock>
              <p className="text-small text-ink-2">{t("commands.jsonHint", { action: requestOf(change).action })}</p>
            </div>
          ),
        },
      ]}
    />
  );
}
