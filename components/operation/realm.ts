import { useTranslations } from "next-intl";

/** The cloud that an operation was made for, in words; an endpoint of its own is named by its address. */
export function useRealmName(realm: string): string {
  const t = useTranslations("operation.realm");
  return realm === "sandbox" || realm === "intl" || realm === "cn" ? t(`${realm}`) : realm;
}
