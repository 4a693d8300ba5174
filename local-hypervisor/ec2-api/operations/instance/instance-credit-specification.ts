import { Ec2Error } from "../../../model/errors";
import type { InstanceRecord } from "../../../model/instance";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { oneOf, required } from "../../required";

export const describeInstanceCreditSpecifications = operation(
  "DescribeInstanceCreditSpecifications",
  (input, { controlPlane, region }) => {
    const ids = input.InstanceIds ?? [];
    const instances =
      ids.length > 0
        ? controlPlane.instances.requireAll(region, ids)
        : controlPlane.instances.list(region).filter((instance) => instance.cpuCredits === "unlimited");
    const burstable = instances.filter((instance) => instance.cpuCredits !== undefined);
    const { items, NextToken } = paginate<InstanceRecord>(burstable, input);
    return {
      InstanceCreditSpecifications: items.map(({ id, cpuCredits }) => ({
        InstanceId: id,
        CpuCredits: cpuCredits,
      })),
      NextToken,
    };
  },
);

export const modifyInstanceCreditSpecification = operation(
  "ModifyInstanceCreditSpecification",
  (input, { controlPlane, region }) => {
    const requests = required(input.InstanceCreditSpecifications, "InstanceCreditSpecification");
    const SuccessfulInstanceCreditSpecifications: { InstanceId: string }[] = [];
    const UnsuccessfulInstanceCreditSpecifications: {
      InstanceId: string;
      Error: { Code: never; Message: string };
    }[] = [];
    for (const { InstanceId: id, CpuCredits } of requests) {
      const InstanceId = required(id, "InstanceId");
      const credits = oneOf(required(CpuCredits, "CpuCredits"), ["standard", "unlimited"], "cpuCredits");
      try {
        controlPlane.instanceAttributes.setCredits(region, InstanceId, credits ?? "standard");
        SuccessfulInstanceCreditSpecifications.push({ InstanceId });
      } catch (error) {
        if (!(error instanceof Ec2Error)) throw error;
        UnsuccessfulInstanceCreditSpecifications.push({
          InstanceId,
          Error: { Code: error.code as never, Message: error.message },
        });
      }
    }
    return { SuccessfulInstanceCreditSpecifications, UnsuccessfulInstanceCreditSpecifications };
  },
);
