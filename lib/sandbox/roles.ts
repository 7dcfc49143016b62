/** A role of a sandbox account that callers may assume. */
export interface Role {
  name: string;
  id: string;
  mayWrite: boolean;
}

/** The roles of every account. */
export const roles: readonly Role[] = [
  { name: "sandbox-operator", id: "4611686018427397920", mayWrite: true },
  { name: "sandbox-viewer", id: "4611686018427397921", mayWrite: false },
];

/** The identity provider whose tokens AssumeRoleWithWebIdentity accepts. */
export const identityProvider = "sandbox-oidc";

/**
 * The account and the role (by name or id) of `qcs::cam::uin/<uin>:roleName/<name>` or `qcs::cam::uin/<uin>:role/<id>`;
 * null for any other form.
 */
export function parseRoleArn(arn: string): { uin: string; isIt(role: Role): boolean } | null {
  const [, uin, by, called] = /^qcs::cam::uin\/(\d+):(roleName|role)\/([\w.-]+)$/.exec(arn) ?? [];
  if (!uin || !called) return null;
  return { uin, isIt: (role) => called === (by === "role" ? role.id : role.name) };
}
