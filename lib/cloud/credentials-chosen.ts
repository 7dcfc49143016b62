import { type CredentialSource, fixedCredentials } from "#lib/cloud/credentials.ts";
import { profileCredentials } from "#lib/cloud/credentials-profile.ts";
import type { CloudSettings } from "#lib/env.ts";

/** The source that the settings name. */
export function chosenCredentials(settings: CloudSettings["credentials"]): CredentialSource {
  return settings.source === "environment" ? fixedCredentials(settings) : profileCredentials(settings.name);
}
