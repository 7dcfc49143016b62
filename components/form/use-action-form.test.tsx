import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error.js";
import { type Control, useController } from "react-hook-form";
import { describe, expect, it, vi } from "vitest";
import { RequestError } from "#components/data/request-error.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { useAction } from "#components/data/use-action.ts";
import { submitFailureOf, useActionForm } from "#components/form/use-action-form.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";
import { faultOrderSchema } from "#lib/api/contract/sandbox.ts";
import { explainBadInput } from "#lib/api/refusal.ts";
import { mostFaultTimes } from "#lib/sandbox-terms.ts";

// The form that injects failures, submitted as a browser would.

const usual = { kind: "busy", action: "CreateRule", times: String(mostFaultTimes + 1) };
type Values = typeof usual;

/** The refusal of the server for such values. */
function refusalOf(given: object) {
  const { error } = faultOrderSchema.safeParse(given);
  if (!error) throw new Error("the values are valid");
  return explainBadInput(error, "en");
}

/** Draws the form. */
function drawn(action: ServerAction<Values>) {
  let control: Control<Values> | undefined;
  let submit: () => Promise<void> = () => Promise.reject(new Error("nothing was drawn"));
  let type: (kind: string) => void = () => {};
  function Form() {
    const form = useActionForm({
      name: "fault",
      defaultValues: usual,
      action: useAction(action, { invalidates: [] }),
      toGiven: (values) => values,
    });
    control = form.control;
    submit = form.shell.onSubmit;
    type = useController({ control: form.control, name: "kind" }).field.onChange;
    return null;
  }
  draw(<Form />);
  const errorOf = (name: keyof Values) => control?.getFieldState(name).error?.message;
  return { submit, type, errorOf };
}

/** Submits the form once. */
async function submitted(action: ServerAction<Values>) {
  const { submit, errorOf } = drawn(action);
  await submit();
  return errorOf;
}

describe("a form that is sent to a server action", () => {
  it("shows a refusal of one of its fields at that field", async () => {
    const refusal = refusalOf({ ...usual, times: mostFaultTimes + 1 });
    expect(refusal.field).toBe("times");
    const action = vi.fn<ServerAction<Values>>(async () => ({ kind: "refused", error: refusal }));
    const errorOf = await submitted(action);
    expect(action).toHaveBeenCalledWith(usual, undefined);
    expect(errorOf("times")).toBe(refusal.meaning);
    expect(errorOf("kind")).toBeUndefined();
  });

  it("keeps what is typed while it is sent", async () => {
    const sent: string[] = [];
    const form = drawn(async ({ kind }) => {
      sent.push(kind);
      form.type("hang");
      return { kind: "done", value: null };
    });
    await form.submit();
    await form.submit();
    expect(sent).toEqual(["busy", "hang"]);
  });

  it("shows at no field what is refused as a whole", async () => {
    const refusal = { ...refusalOf({ ...usual, times: 0 }), field: "locationId" };
    const errorOf = await submitted(async () => ({ kind: "refused", error: refusal }));
    expect(errorOf("times")).toBeUndefined();
    expect(submitFailureOf(new RequestError(null, refusal), usual, false)).toEqual({ kind: "form" });
  });
});

describe("an action that a rebuilt console no longer knows", () => {
  const error = new RequestError(null, null, { cause: new UnrecognizedActionError("unknown") });

  it("reloads the page, and the second time is shown", () => {
    expect(submitFailureOf(error, usual, false)).toEqual({ kind: "reload" });
    expect(submitFailureOf(error, usual, true)).toEqual({ kind: "form" });
  });

  it("is no reason to reload where the console just didn't answer", () => {
    expect(submitFailureOf(new RequestError(null, null), usual, false)).toEqual({ kind: "form" });
  });
});
