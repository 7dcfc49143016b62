import type { Wire } from "#lib/cloud/call-once.ts";
import { instanceRole } from "#lib/cloud/credentials/cvm.ts";
import { profileCredentials } from "#lib/cloud/credentials/profile.ts";
import { type CredentialSource, fixedCredentials } from "#lib/cloud/credentials/source.ts";
import { assumedRole, podRole } from "#lib/cloud/credentials/sts.ts";
import { type CloudSettings, sandboxKeys } from "#lib/env-cloud.ts";
import { Secret } from "#lib/secret.ts";

type Chosen = Pick<CloudSettings, "credentials" | "role">;

/** The credential source of the settings, with the role to assume on top of it. */
export function chosenCredentials({ credentials, role }: Chosen, wire: Wire): CredentialSource {
  const base = baseCredentials(credentials, wire);
  return role ? assumedRole(wire, base, role) : base;
}

function baseCredentials(settings: CloudSettings["credentials"], wire: Wire): CredentialSource {
  switch (settings.source) {
    case "sandbox":
      return fixedCredentials({
        secretId: sandboxKeys.secretId,
        secretKey: new Secret(sandboxKeys.secretKey),
        token: null,
      });
    case "environment":
      return fixedCredentials(settings);
    case "profile":
      return profileCredentials(settings.name);
    case "tke":
      return podRole(wire, settings);
    case "cvm":
      return instanceRole(settings.roleName);
  }
}

/** Where the keys come from, in a few words. */
export function nameOfCredentials({ credentials, role }: Chosen): string {
  const base = nameOfBase(credentials);
  return role ? `role ${role.arn} through ${base}` : base;
}

function nameOfBase(settings: CloudSettings["credentials"]): string {
  switch (settings.source) {
    case "sandbox":
      return `keys ${sandboxKeys.secretId}`;
    case "environment":
      return `keys ${settings.secretId}`;
    case "profile":
      return `profile ${settings.name}`;
    case "tke":
      return `pod role ${settings.roleArn}`;
    case "cvm":
      return `CVM role ${settings.roleName}`;
  }
}
