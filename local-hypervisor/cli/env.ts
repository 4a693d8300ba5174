import { hypervisorPaths } from "../config";
import { readCredentials } from "../daemon/credentials";
import { ensureDaemon } from "./up";

/** Prints what other tools need to talk to this hypervisor, for `eval "$(drydock env)"`. */
export async function env(options: { region: string }): Promise<void> {
  const { status } = await ensureDaemon({ onDemand: false });
  const credentials = readCredentials(hypervisorPaths().credentials);
  const variables = {
    AWS_ENDPOINT_URL: status.url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: options.region,
    AWS_DEFAULT_REGION: options.region,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  process.stdout.write(
    `${lines.join("\n")}\n# eval "$(drydock env)"; then: aws --endpoint-url "$AWS_ENDPOINT_URL" ec2 describe-instances\n# (from AWS CLI 2.13 on, AWS_ENDPOINT_URL is read without the option)\n`,
  );
}
