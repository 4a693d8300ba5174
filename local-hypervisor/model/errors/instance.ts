import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

export const instanceNotFound = (ids: readonly string[]) =>
  new Ec2Error(
    "InvalidInstanceID.NotFound",
    ids.length === 1
      ? `The instance ID '${ids[0]}' does not exist`
      : `The instance IDs '${ids.join(", ")}' do not exist`,
  );

/** @param verb past participle: `started`, `stopped` or `rebooted` */
export const incorrectInstanceState = (id: string, verb: "started" | "stopped" | "rebooted") =>
  new Ec2Error(
    "IncorrectInstanceState",
    `${verb === "stopped" ? "This" : "The"} instance '${id}' is not in a state from which it can be ${verb}.`,
  );
export const instanceNotStopped = (id: string) =>
  new Ec2Error("IncorrectInstanceState", `The instance '${id}' is not in the 'stopped' state.`);
export const instanceNotModifiable = (id: string) =>
  new Ec2Error("IncorrectInstanceState", `The instance '${id}' is not in a valid state for this operation.`);

export const terminationProtected = (id: string) =>
  new Ec2Error(
    "OperationNotPermitted",
    `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  );
export const stopProtected = (id: string) =>
  new Ec2Error(
    "OperationNotPermitted",
    `The instance '${id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
  );

/** No engine of this machine can run such a guest. @param remedy what would enable it, one sentence */
export const noEngineFor = (what: string, remedy: string) =>
  new Ec2Error("Unsupported", `No engine of this Drydock can run ${what}. ${remedy}`);

/** EC2 would start it by UEFI; every firmware here is a BIOS */
export const noFirmwareFor = (imageId: string) =>
  noEngineFor(
    `the image ${imageId}, whose boot mode is uefi`,
    "Guests are started by BIOS here. If its disk boots by BIOS too, register the image again with the boot mode uefi-preferred.",
  );

/** Something that EC2 offers and Drydock does not, asked for in a request. @param remedy what to do instead */
export const notOfferedHere = (parameter: string, remedy: string) =>
  new Ec2Error("UnsupportedOperation", `Drydock does not support the parameter ${parameter} yet. ${remedy}`);

export const hotPlugUnsupported = (engine: string, instanceId: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `The engine '${engine}' cannot attach or detach volumes of a running guest. Stop the instance '${instanceId}' first.`,
  );

/** @param engine of this machine, which the instance would run on */
export const engineDoesNotHibernate = (engine: string) =>
  new Ec2Error(
    "UnsupportedHibernationConfiguration",
    `The engine '${engine}' does not hibernate guests. The embedded engine does: take an i386 image on a type such as t2.nano, or leave hibernation off.`,
  );
export const hibernationNotConfigured = (id: string) =>
  new Ec2Error(
    "UnsupportedHibernationConfiguration",
    `The instance can't be hibernated because it was not configured at launch for hibernation: ${id}`,
  );
/** Its guest is being started at the moment */
export const notReadyToHibernate = (id: string) =>
  new Ec2Error(
    "UnsupportedOperation",
    `Instance ${id} is not ready to hibernate yet, retry in a few minutes`,
  );

/** AWS's sentence for a profile that does not exist; there is no IAM here, so that none does. */
export const iamInstanceProfileUnknown = (field: "name" | "arn", value: string) =>
  invalidParameterValue(
    `Value (${value}) for parameter iamInstanceProfile.${field} is invalid. Invalid IAM Instance Profile ${field === "arn" ? "ARN" : "name"}`,
  );

export const countNotPositive = (parameter: "minCount" | "maxCount", value: number) =>
  invalidParameterValue(
    `Value (${value}) for parameter ${parameter} is invalid. Expecting a value greater than 0.`,
  );
export const countsReversed = (minCount: number, maxCount: number) =>
  invalidParameterValue(
    `Value (${minCount}) for parameter minCount is invalid. minCount must be less than or equal to maxCount (${maxCount}).`,
  );
export const tooManyInstances = (maxCount: number, limit: number) =>
  new Ec2Error(
    "InstanceLimitExceeded",
    `You have requested more instances (${maxCount}) than your current instance limit of ${limit} allows for the specified instance type.`,
  );
export const privateAddressForSeveral = () =>
  invalidParameterCombination(
    "The parameter privateIpAddress cannot be used when launching more than one instance.",
  );

export const groupsWithNetworkInterfaces = () =>
  invalidParameterCombination(
    "Network interfaces and an instance-level security groups may not be specified on the same request",
  );
export const subnetWithNetworkInterfaces = () =>
  invalidParameterCombination(
    "Network interfaces and an instance-level subnet ID may not be specified on the same request",
  );
export const addressWithNetworkInterfaces = () =>
  invalidParameterCombination(
    "Network interfaces and an instance-level private IP address may not be specified on the same request",
  );

export const oneAttributeOnly = () =>
  invalidParameterCombination("Fields for multiple attribute types specified");
export const noAttribute = () => invalidParameterCombination("No attributes specified.");
export const unknownAttribute = (attribute: string) =>
  invalidParameterValue(`Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`);

export const metadataTokensNeedEndpoint = () =>
  invalidParameterCombination(
    "A value of 'required' or 'optional' for HttpTokens cannot be specified when HttpEndpoint is 'disabled'",
  );
export const hopLimitOutOfRange = (value: number) =>
  invalidParameterValue(
    `Value (${value}) for parameter HttpPutResponseHopLimit is invalid. Expecting a value between 1 and 64.`,
  );
export const tagNotUsableInMetadata = (key: string) =>
  invalidParameterValue(
    `'${key}' is not a valid tag key. Tag keys must match pattern ([0-9a-zA-Z\\-_+=,.@:]{1,255}), and must not be a reserved name ('.', '..', '_index')`,
  );

export const creditsNotSupported = (instanceType: string) =>
  new Ec2Error(
    "InstanceCreditSpecification.NotSupported",
    `The instance type '${instanceType}' does not support CPU credits.`,
  );

/** A client token of RunInstances whose instances are gone */
export const instancesOfTokenTerminated = () =>
  new Ec2Error(
    "IdempotentInstanceTerminated",
    "The request to launch an instance uses the same client token as a previous request for which the instance has been terminated.",
  );
/** Of operations that name an instance to mean its one interface. */
export const severalInterfaces = (instanceId: string) =>
  new Ec2Error(
    "InvalidInstanceID",
    `There are multiple interfaces attached to instance '${instanceId}'. Please specify an interface ID for the operation instead.`,
  );
