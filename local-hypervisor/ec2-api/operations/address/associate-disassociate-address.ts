import { addressAndAllocation, addressAndAssociation } from "../../../model/errors/address";
import { missingParameter } from "../../../model/errors/request";
import { operation } from "../../operation";

export const associateAddress = operation("AssociateAddress", (input, { controlPlane, region }) => {
  const { addresses } = controlPlane;
  const { AllocationId, PublicIp } = input;
  if (AllocationId !== undefined && PublicIp !== undefined) throw addressAndAllocation();
  if (AllocationId === undefined && PublicIp === undefined)
    throw missingParameter("allocationId or publicIp");
  const id = AllocationId ?? addresses.requireByPublicIp(region, PublicIp ?? "").id;
  const { association } = addresses.associate(region, id, {
    instanceId: input.InstanceId,
    networkInterfaceId: input.NetworkInterfaceId,
    privateIpAddress: input.PrivateIpAddress,
    allowReassociation: input.AllowReassociation,
  });
  return { AssociationId: association?.associationId };
});

export const disassociateAddress = operation("DisassociateAddress", (input, { controlPlane, region }) => {
  const { addresses } = controlPlane;
  const { AssociationId, PublicIp } = input;
  if (AssociationId !== undefined && PublicIp !== undefined) throw addressAndAssociation();
  if (AssociationId === undefined && PublicIp === undefined)
    throw missingParameter("associationId or publicIp");
  const address =
    AssociationId === undefined
      ? addresses.requireByPublicIp(region, PublicIp ?? "")
      : addresses.requireByAssociation(region, AssociationId);
  addresses.disassociate(region, address.id);
  return {};
});
