/** The name under which whoever reaches the console acts until people can sign in, as it is recorded. */
export const localOperator = "local operator";
