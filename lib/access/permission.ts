/**
 * What a person may be allowed to do. Every way into the console names the one that it needs:
 * `read` looks at the cloud and at operations, `change` asks for changes and ends operations, `steer-sandbox` changes the
 * sandbox's world. The roles of design §10 will each hold some of them.
 */
export const accessPermissions = ["read", "change", "steer-sandbox"] as const;

export type AccessPermission = (typeof accessPermissions)[number];
