/** The id of whoever reaches the console until people can sign in. Screens show it in the reader's language. */
export const localOperator = "local-operator";
