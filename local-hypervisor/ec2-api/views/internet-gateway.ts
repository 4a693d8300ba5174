import type { InternetGateway } from "@aws-sdk/client-ec2";
import type { InternetGatewayRecord } from "../../model/internet-gateway";
import { toTags } from "../tags";

/** An internet gateway as DescribeInternetGateways shows it. */
export const toInternetGateway = (
  { id, vpcId, tags }: InternetGatewayRecord,
  accountId: string,
): InternetGateway => ({
  InternetGatewayId: id,
  OwnerId: accountId,
  // EC2 says `available`, a word that the SDK's type of the state does not have.
  Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: "available" as never }],
  Tags: toTags(tags),
});
