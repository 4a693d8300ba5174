import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

/** What RunInstances refuses in its network interfaces. */
export const deviceIndexMissing = () =>
  invalidParameterValue("Each network interface requires a device index.");
export const deviceIndexRepeated = () =>
  invalidParameterValue("Each network interface requires a unique device index.");
export const primaryInterfaceMissing = () =>
  new Ec2Error(
    "UnsupportedOperation",
    "When specifying network interfaces, you must include a device at index 0.",
  );
/** @param what such as `a subnet` */
export const interfaceIdWith = (what: string) =>
  invalidParameterCombination(`A network interface may not specify both a network interface ID and ${what}`);
export const interfaceIdRepeated = (id: string) =>
  invalidParameterValue(`Network interface ID '${id}' may not be specified on multiple interfaces.`);
export const addressForSeveralInstances = () =>
  invalidParameterCombination(
    "Multiple instances creation is not compatible with private IP address or network interface ID parameters.",
  );
export const publicAddressNotForSeveral = () =>
  invalidParameterCombination(
    "The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.",
  );
export const publicAddressNotForSecondary = () =>
  invalidParameterCombination(
    "The associatePublicIPAddress parameter can only be specified for the network interface with DeviceIndex 0.",
  );
export const publicAddressNotForExisting = () =>
  invalidParameterCombination(
    "The associatePublicIPAddress parameter cannot be specified for a network interface with an ID.",
  );
