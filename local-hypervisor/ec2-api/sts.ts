import { element, escapeText } from "./codec/encode-xml";
import { invalidAction, notImplemented } from "./errors";

const known = [
  "AssumeRole",
  "AssumeRoleWithSAML",
  "AssumeRoleWithWebIdentity",
  "AssumeRoot",
  "DecodeAuthorizationMessage",
  "GetAccessKeyInfo",
  "GetCallerIdentity",
  "GetDelegatedAccessToken",
  "GetFederationToken",
  "GetSessionToken",
  "GetWebIdentityToken",
];

/** @throws Ec2Error InvalidAction, UnsupportedOperation */
export function findStsAction(action: string, drydockVersion: string): void {
  if (action === "GetCallerIdentity") return;
  throw known.includes(action) ? notImplemented(action, drydockVersion) : invalidAction(action);
}

/** The one user of this hypervisor, as members of GetCallerIdentity's response. */
export function callerIdentity(accountId: string): string {
  return [
    element("Arn", escapeText(`arn:aws:iam::${accountId}:user/drydock`)),
    element("UserId", `AIDADRYDOCK${accountId.slice(-10)}`),
    element("Account", escapeText(accountId)),
  ].join("");
}
