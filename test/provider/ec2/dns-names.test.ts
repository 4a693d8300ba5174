import type { Connection } from "../../../provider/ec2/connection";
import { privateDnsName, publicDnsName } from "../../../provider/ec2/dns-names";

const at = (region: string, partition = "aws") => ({ region, partition }) as Connection;

test.each([
  [
    at("eu-west-1"),
    "ip-10-0-0-4.eu-west-1.compute.internal",
    "ec2-203-0-113-4.eu-west-1.compute.amazonaws.com",
  ],
  [at("us-east-1"), "ip-10-0-0-4.ec2.internal", "ec2-203-0-113-4.compute-1.amazonaws.com"],
  [
    at("cn-north-1", "aws-cn"),
    "ip-10-0-0-4.cn-north-1.compute.internal",
    "ec2-203-0-113-4.cn-north-1.compute.amazonaws.com.cn",
  ],
])("names of addresses in $region", (ec2, inside, outside) => {
  expect(privateDnsName(ec2, "10.0.0.4")).toBe(inside);
  expect(publicDnsName(ec2, "203.0.113.4")).toBe(outside);
});
