/** ARN of an EC2 resource. @param resource such as `subnet/subnet-0123456789abcdef0` */
export const ec2Arn = (region: string, accountId: string, resource: string): string =>
  `arn:aws:ec2:${region}:${accountId}:${resource}`;
