import { Ec2Error } from "../model/errors";
import { abbreviate } from "../model/errors/request";

/** Errors of the endpoint itself: before a request has come to an operation, or when it comes to none. */

const seeCredentials = "This is Drydock: `drydock env` prints the credentials of this hypervisor.";

export const missingAuthenticationToken = () =>
  new Ec2Error(
    "MissingAuthenticationToken",
    `The request must contain either a valid (registered) AWS access key ID or X.509 certificate. ${seeCredentials}`,
    403,
  );

/** @param reason one sentence */
export const incompleteSignature = (reason: string) =>
  new Ec2Error("IncompleteSignature", `The request signature does not conform to AWS standards. ${reason}`);

/** EC2's answer to an unknown access key and to a wrong signature alike */
export const authFailure = (reason = seeCredentials) =>
  new Ec2Error("AuthFailure", `AWS was not able to validate the provided access credentials. ${reason}`, 401);

/** STS's answer to an unknown access key */
export const invalidClientTokenId = () =>
  new Ec2Error(
    "InvalidClientTokenId",
    `The security token included in the request is invalid. ${seeCredentials}`,
    403,
  );

/** STS's answer to a wrong signature */
export const signatureDoesNotMatch = () =>
  new Ec2Error(
    "SignatureDoesNotMatch",
    `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. ${seeCredentials}`,
    403,
  );

/** @param signedAt as the request has it, such as `20260131T120000Z` */
export const requestExpired = (signedAt: string, now: number) =>
  new Ec2Error(
    "RequestExpired",
    `Request has expired. It was signed at ${signedAt}, and the clock of this hypervisor shows ${new Date(now).toISOString()}.`,
  );

export const missingAction = () =>
  new Ec2Error("MissingAction", "The request is missing an action or a required parameter.");
export const invalidAction = (action: string) =>
  new Ec2Error("InvalidAction", `The action ${abbreviate(action)} is not valid for this web service.`);
export const noSuchVersion = (service: string, version: string) =>
  new Ec2Error(
    "NoSuchVersion",
    `The requested version (${abbreviate(version)}) of service ${service} does not exist`,
  );

/** An operation of AWS that this hypervisor does not have; 400, so that no client tries again. */
export const notImplemented = (action: string, drydockVersion: string) =>
  new Ec2Error("UnsupportedOperation", `${action} is not implemented by Drydock ${drydockVersion}.`);

/** What a browser page or a name that was bound to this address could send; SigV4 would refuse it anyway. */
export const accessDenied = (reason: string) => new Ec2Error("AccessDenied", reason, 403);
export const methodNotAllowed = (method: string) =>
  new Ec2Error(
    "MethodNotAllowed",
    `The method ${abbreviate(method)} is not allowed against this resource. Use POST or GET.`,
    405,
  );
export const pathNotFound = (path: string) =>
  new Ec2Error(
    "InvalidURI",
    `The EC2 and STS endpoint is at /, there is nothing at ${abbreviate(path)}.`,
    404,
  );
export const requestTooLarge = (maximumBytes: number) =>
  new Ec2Error("RequestEntityTooLarge", `The body of a request has at most ${maximumBytes} bytes.`, 413);
export const internalError = () =>
  new Ec2Error(
    "InternalError",
    "An internal error has occurred. `npx drydock logs` shows what happened.",
    500,
  );
/** No room for what the request would have changed */
export const diskFull = () =>
  new Ec2Error(
    "InternalError",
    "An internal error has occurred. The disk of Drydock's state folder is full; nothing was changed. Make room on it, then try again.",
    500,
  );
