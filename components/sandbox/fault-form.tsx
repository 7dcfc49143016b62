"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAction } from "#components/data/use-action.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import type { Steering } from "#components/sandbox/steering.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { allFaultKinds, anyAction, type FaultKind, faultKinds } from "#lib/sandbox-terms.ts";

interface FaultFormProps {
  actions: readonly string[];
  provokeFault: Steering["provokeFault"];
}

const groups = ["call", "answer", "task"] as const;
const usualAction = "RegisterFunctionTargets";

export function FaultForm({ actions, provokeFault }: FaultFormProps) {
  const t = useTranslations("sandbox");
  const provoking = useAction(provokeFault, {
    invalidates: ["sandbox"],
    onDone: () => announce(t("fault.done")),
  });
  const hydrated = useHydrated();
  const [kind, setKind] = useState<FaultKind>("task-fail");
  const [action, setAction] = useState(usualAction);
  const [times, setTimes] = useState("1");
  const [code, setCode] = useState("InternalError");
  const [asked, setAsked] = useState(false);
  const count = /^[1-9]\d{0,2}$/.test(times.trim()) ? Number(times) : null;
  const codeMissing = kind === "error" && code.trim() === "";

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (count === null || codeMissing || provoking.isPending) return;
    provoking.mutate({ action, kind, times: count, ...(kind === "error" && { code: code.trim() }) });
  }

  return (
    <form noValidate inert={!hydrated} onSubmit={submit} className="@container grid gap-4">
      <div className="grid gap-4 @md:grid-cols-2">
        <Field label={t("fault.kindLabel")} className="@md:col-span-2">
          <Select value={kind} onChange={(event) => setKind(kindNamed(event.target.value))}>
            {groups.map((group) => (
              <optgroup key={group} label={t(`fault.group.${group}`)}>
                {faultKinds[group].map((each) => (
                  <option key={each} value={each}>
                    {t(`fault.kind.${each}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field label={t("fault.action")}>
          <Select value={action} onChange={(event) => setAction(event.target.value)}>
            <option value={anyAction}>{t("fault.anyAction")}</option>
            {actions.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("fault.times")} error={asked && count === null ? t("fault.timesWrong") : undefined}>
          <TextInput inputMode="numeric" value={times} onChange={(event) => setTimes(event.target.value)} />
        </Field>
        {kind === "error" && (
          <Field label={t("fault.code")} error={asked && codeMissing ? t("fault.codeMissing") : undefined}>
            <TextInput value={code} onChange={(event) => setCode(event.target.value)} />
          </Field>
        )}
      </div>
      <div>
        <Button type="submit" busy={provoking.isPending} busyLabel={t("fault.busy")}>
          {t("fault.order")}
        </Button>
      </div>
      <ActionFailure error={provoking.error} />
    </form>
  );
}

function kindNamed(value: string): FaultKind {
  return allFaultKinds.find((kind) => kind === value) ?? "task-fail";
}
