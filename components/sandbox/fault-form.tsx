"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { useAction } from "#components/data/use-action.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { NumberField } from "#components/form/number-field.tsx";
import { SelectField } from "#components/form/select-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { faultForm, type Steering } from "#components/sandbox/steering.ts";
import { announce } from "#components/ui/announce.ts";
import { anyAction, type FaultKind, type FaultOrder, faultKinds, mostFaultTimes } from "#lib/sandbox-terms.ts";

interface FaultFormProps {
  actions: readonly string[];
  provokeFault: Steering["provokeFault"];
}

interface FaultValues {
  kind: FaultKind;
  action: string;
  times: string;
  code: string;
}

const groups = ["call", "answer", "task"] as const;
const usual: FaultValues = {
  kind: "task-fail",
  action: "RegisterFunctionTargets",
  times: "1",
  code: "InternalError",
};

function orderOf({ kind, action, times, code }: FaultValues): FaultOrder {
  return { action, kind, times: Number(times), ...(kind === "error" && { code: code.trim() }) };
}

/** Injects a failure into the next calls of an action. */
export function FaultForm({ actions, provokeFault }: FaultFormProps) {
  const t = useTranslations("sandbox");
  const action = useAction(provokeFault, { invalidates: ["sandbox"], onDone: () => announce(t("fault.done")) });
  const { control, shell, submitError } = useActionForm({
    name: faultForm,
    defaultValues: usual,
    action,
    toGiven: orderOf,
  });
  const kind = useWatch({ control, name: "kind" });
  return (
    // No leave guard: an unsent form is no loss.
    <FormShell
      {...shell}
      unsaved={false}
      failure={<ActionFailure error={submitError} />}
      verb={t("fault.order")}
      busyVerb={t("fault.busy")}
      disabledReason={undefined}
    >
      <div className="@container">
        <div className="grid gap-4 @md:grid-cols-2">
          <SelectField control={control} name="kind" label={t("fault.kindLabel")} className="@md:col-span-2">
            {groups.map((group) => (
              <optgroup key={group} label={t(`fault.group.${group}`)}>
                {faultKinds[group].map((each) => (
                  <option key={each} value={each}>
                    {t(`fault.kind.${each}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          <SelectField control={control} name="action" label={t("fault.action")}>
            <option value={anyAction}>{t("fault.anyAction")}</option>
            {actions.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
          <NumberField
            control={control}
            name="times"
            label={t("fault.times")}
            least={1}
            most={mostFaultTimes}
            wrong={t("fault.timesWrong", { most: mostFaultTimes })}
          />
          {kind === "error" && (
            <TextField
              control={control}
              name="code"
              label={t("fault.code")}
              validate={(code) => (code.trim() === "" ? t("fault.codeMissing") : undefined)}
            />
          )}
        </div>
      </div>
    </FormShell>
  );
}
