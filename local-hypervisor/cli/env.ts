import { hypervisorPaths } from "../config";
import { readCredentials } from "../daemon/credentials";
import { readRegion } from "./region-argument";
import { ensureDaemon } from "./up";

/** Prints what other tools need to talk to this hypervisor, for `eval "$(npx drydock env)"`. */
export async function env(options: { region: string }): Promise<void> {
  const region = readRegion(options.region);
  const { status } = await ensureDaemon({ onDemand: false });
  const credentials = readCredentials(hypervisorPaths().credentials);
  const variables = {
    AWS_ENDPOINT_URL: status.url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  process.stdout.write(
    `${lines.join("\n")}\n# eval "$(npx drydock env)"; then: aws --endpoint-url "$AWS_ENDPOINT_URL" ec2 describe-instances\n# (from AWS CLI 2.13 on, AWS_ENDPOINT_URL is read without the option)\n`,
  );
}
