import { useTranslations } from "next-intl";

/** Name of the cloud that an operation was made for; a custom endpoint is named by its address. */
export function useRealmName(realm: string): string {
  const t = useTranslations("operation.realm");
  return realm === "sandbox" || realm === "intl" || realm === "cn" ? t(`${realm}`) : realm;
}
