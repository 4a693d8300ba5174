import { getCallerIdentity } from "../ec2/calls";
import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { lookUp } from "./look-up";

/** data aws_caller_identity: whom the credentials belong to. */
export const callerIdentityDataSource: DataSource<Services> = {
  type: "aws_caller_identity",
  read: (config, { services, signal }) =>
    lookUp(config, async () => {
      const { Account, Arn, UserId } = await step("reading STS Caller Identity", () =>
        getCallerIdentity(services.sts, services.stsEndpoint, signal),
      );
      return { id: Account ?? "", account_id: Account ?? "", arn: Arn ?? "", user_id: UserId ?? "" };
    }),
};
