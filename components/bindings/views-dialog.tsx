"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { viewPath, viewQuery } from "#components/bindings/view-query.ts";
import { Link } from "#components/data/link.tsx";
import { savedViews } from "#components/data/stored-queries.ts";
import { useAction } from "#components/data/use-action.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { ServerAction } from "#lib/api/contract/actions.ts";
import type { SavedView } from "#lib/api/contract/saved-views.ts";
import { longestViewName } from "#lib/api/contract/words.ts";

export interface ViewActions {
  save: ServerAction<{ name: string; query: string }>;
  rename: ServerAction<{ id: string; name: string }>;
  remove: ServerAction<{ id: string }>;
}

interface ViewsDialogProps {
  actions: ViewActions;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The person's names for ways to look at the list: go to one, save what is shown under one, rename and delete them. */
export function ViewsDialog({ actions, open, onOpenChange }: ViewsDialogProps) {
  const t = useTranslations("bindings.views");
  const read = useQuery(savedViews(usePlace()));
  const views = read.data?.items ?? [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("description")}>
      <SaveForm views={views} action={actions.save} />
      {read.error && <ReadFailure error={read.error} onRetry={() => void read.refetch()} retrying={read.isFetching} />}
      {read.data && views.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {views.length > 0 && (
        <ul aria-label={t("title")} className="rounded-control border border-hair">
          {views.map((view) => (
            <ViewRow key={view.id} view={view} actions={actions} onGo={() => onOpenChange(false)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function SaveForm({ views, action }: { views: readonly SavedView[]; action: ViewActions["save"] }) {
  const t = useTranslations("bindings.views");
  const [name, setName] = useState("");
  const saving = useAction(action, { invalidates: ["savedViews"], onDone: () => setName("") });
  const replaces = views.some((view) => view.name === name.trim());

  function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || saving.isPending) return;
    saving.mutate({ name: name.trim(), query: viewQuery(new URLSearchParams(location.search)) });
  }

  return (
    <form onSubmit={save} className="grid gap-2">
      <Field label={t("name")}>
        <TextInput maxLength={longestViewName} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button
        type="submit"
        className="justify-self-end"
        busy={saving.isPending}
        busyLabel={t("saving")}
        disabledReason={name.trim() === "" ? t("nameFirst") : undefined}
      >
        {replaces ? t("replace") : t("save")}
      </Button>
      <ActionFailure error={saving.error} />
    </form>
  );
}

interface ViewRowProps {
  view: SavedView;
  actions: ViewActions;
  onGo: () => void;
}

function ViewRow({ view: { id, name, query }, actions, onGo }: ViewRowProps) {
  const t = useTranslations("bindings.views");
  const ui = useTranslations("ui");
  const [renamed, setRenamed] = useState<string | null>(null);
  const renaming = useAction(actions.rename, { invalidates: ["savedViews"], onDone: () => setRenamed(null) });
  const removing = useAction(actions.remove, { invalidates: ["savedViews"] });

  function rename(event: FormEvent) {
    event.preventDefault();
    const next = renamed?.trim() ?? "";
    if (next !== "" && !renaming.isPending) renaming.mutate({ id, name: next });
  }

  return (
    <li className="grid gap-2 px-3 py-2 not-last:border-b not-last:border-hair">
      {renamed === null ? (
        <div className="flex items-center gap-1">
          <Link
            href={viewPath(query)}
            prefetch={false}
            onClick={onGo}
            className="min-w-0 flex-1 wrap-anywhere hover:underline"
          >
            {name}
          </Link>
          <IconButton
            size="small"
            label={t("rename", { name })}
            icon={<Pencil aria-hidden />}
            onClick={() => setRenamed(name)}
          />
          <IconButton
            size="small"
            label={t("delete", { name })}
            icon={<Trash2 aria-hidden />}
            onClick={() => removing.mutate({ id })}
          />
        </div>
      ) : (
        <form onSubmit={rename} className="grid gap-2">
          <Field label={t("newName", { name })}>
            <TextInput
              maxLength={longestViewName}
              value={renamed}
              onChange={(event) => setRenamed(event.target.value)}
            />
          </Field>
          <div className="flex justify-end gap-2">
            <Button size="small" onClick={() => setRenamed(null)}>
              {ui("confirm.cancel")}
            </Button>
            <Button size="small" type="submit" busy={renaming.isPending} busyLabel={t("saving")}>
              {t("renameVerb")}
            </Button>
          </div>
        </form>
      )}
      <ActionFailure error={renaming.error ?? removing.error} />
    </li>
  );
}
