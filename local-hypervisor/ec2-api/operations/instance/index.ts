import type { Operation } from "../../operation";
import {
  monitorInstances,
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  unmonitorInstances,
} from "./change-state";
import { describeIamInstanceProfileAssociations } from "./describe-iam-instance-profile-associations";
import { describeInstanceAttribute } from "./describe-instance-attribute";
import { describeInstanceStatus } from "./describe-instance-status";
import { describeInstances } from "./describe-instances";
import { getConsoleOutput } from "./get-console-output";
import { getInstanceUefiData } from "./get-instance-uefi-data";
import {
  describeInstanceCreditSpecifications,
  modifyInstanceCreditSpecification,
} from "./instance-credit-specification";
import { getInstanceMetadataDefaults, modifyInstanceMetadataDefaults } from "./instance-metadata-defaults";
import { modifyInstanceAttribute } from "./modify-instance-attribute";
import { modifyInstanceMaintenanceOptions, modifyInstanceMetadataOptions } from "./modify-instance-options";
import { modifyPrivateDnsNameOptions } from "./private-dns-name-options";
import { runInstances } from "./run-instances";

export const instanceOperations: readonly Operation[] = [
  runInstances,
  describeInstances,
  startInstances,
  stopInstances,
  rebootInstances,
  terminateInstances,
  monitorInstances,
  unmonitorInstances,
  describeInstanceStatus,
  describeInstanceAttribute,
  modifyInstanceAttribute,
  modifyInstanceMetadataOptions,
  getInstanceMetadataDefaults,
  modifyInstanceMetadataDefaults,
  modifyPrivateDnsNameOptions,
  modifyInstanceMaintenanceOptions,
  describeInstanceCreditSpecifications,
  modifyInstanceCreditSpecification,
  describeIamInstanceProfileAssociations,
  getConsoleOutput,
  getInstanceUefiData,
];
