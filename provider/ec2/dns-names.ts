import type { Connection } from "./connection";

const dashed = (address: string): string => address.replaceAll(".", "-");

/** Host name of a private address within its VPC, as AWS makes it of the address: `ip-10-0-0-4.eu-west-1.compute.internal`. */
export const privateDnsName = ({ region }: Connection, address: string): string =>
  `ip-${dashed(address)}.${region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`}`;

/** Host name of a public address: `ec2-203-0-113-4.eu-west-1.compute.amazonaws.com`. */
export const publicDnsName = ({ region, partition }: Connection, address: string): string => {
  const zone = region === "us-east-1" ? "compute-1" : `${region}.compute`;
  return `ec2-${dashed(address)}.${zone}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
};
