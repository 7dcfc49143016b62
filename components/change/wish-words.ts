import { useTranslations } from "next-intl";
import type { Wish } from "#components/change/wish.ts";

interface WishWords {
  /** Title of the review. */
  title: string;
  /** The button that sends the change, and what it says meanwhile. */
  verb: string;
  busy: string;
}

/** The words of a wish's review. */
export function useWishWords(wish: Wish): WishWords {
  const t = useTranslations("review");
  const tChange = useTranslations("change");
  switch (wish.kind) {
    case "undo":
      return { title: t("undo.title", { id: wish.operation.id }), verb: t("undo.verb"), busy: t("undo.busy") };
    case "turn-back":
      return { title: t("turnBack.title"), verb: t("turnBack.verb"), busy: t("turnBack.busy") };
    case "promote":
      return { title: t("promote.title"), verb: t("promote.verb"), busy: t("promote.busy") };
    default:
      return { title: t(`title.${wish.kind}`), verb: tChange(wish.kind), busy: t(`busy.${wish.kind}`) };
  }
}
