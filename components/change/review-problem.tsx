"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ReviewFailure } from "#components/change/use-sending.ts";
import { Link } from "#components/data/link.tsx";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { paths } from "#lib/paths.ts";

/** Why the request failed, beside the button that repeats it. */
export function ReviewProblem({ failure }: { failure: ReviewFailure }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={place}>
      <Problem failure={failure} />
    </div>
  );
}

function Problem({ failure }: { failure: ReviewFailure }) {
  const t = useTranslations("review");
  if (failure.kind === "refused") {
    const { error } = failure;
    return (
      <ErrorPanel
        error={error}
        actions={
          <Link href={paths.error(error.code)} target="_blank" className={buttonStyle("secondary", "small")}>
            {t("aboutError")}
          </Link>
        }
      />
    );
  }
  const text = failure.kind === "outdated" ? "outdated" : "unreachable";
  return (
    <Notice tone="bad" role="alert" title={t(`${text}.title`)}>
      {t(`${text}.text`)}
    </Notice>
  );
}
