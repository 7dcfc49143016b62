/**
 * Permissions of a person; every page, handler and action names the one that it needs. `read` shows the cloud and the
 * operations, `change` requests changes and ends operations, `steer-sandbox` changes the
 * sandbox's world. The roles of design §10 will each hold some of them.
 */
export const accessPermissions = ["read", "change", "steer-sandbox"] as const;

export type AccessPermission = (typeof accessPermissions)[number];
