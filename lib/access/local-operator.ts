/** Id of the one person until there is sign-in. Screens show a translated name instead. */
export const localOperator = "local-operator";
