import { findRegion, regions } from "../schemas/catalogues/regions";
import { type RelaxationName, relaxationVariable } from "../schemas/rules/relaxations";
import { getCallerIdentity } from "./ec2/calls";
import type { AwsCredentials, EndpointOptions } from "./ec2/connection";
import { attempt, step } from "./ec2/diagnostics";
import { drydockProgram, LocalHypervisorError, reachLocalHypervisor } from "./ec2/local-hypervisor";
import { createServices, type Services } from "./ec2/services";
import type { ConfigureContext, ConfigureResult } from "./framework/provider";
import type { ObjectValue } from "./framework/resource";
import { attributePath } from "./protocol/attribute-path";
import { errorDiagnostic } from "./protocol/diagnostic";
import { block, blocks, flag, isKnown, number, text, textMap, texts } from "./resources/values";

export interface ConfigureOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Program of the `drydock` command */
  readonly program?: string;
}

type Refusal = ReturnType<typeof errorDiagnostic>;

/**
 * Services for a provider block. Without `endpoints` the target is the hypervisor on this machine, which is started
 * when it does not answer, and whose credentials are found; with them, what the block says.
 */
export async function configure(
  config: ObjectValue,
  context: ConfigureContext,
  options: ConfigureOptions = {},
): Promise<ConfigureResult<Services>> {
  const { environment = process.env } = options;
  const unknown = ["region", "access_key", "secret_key", "endpoints"].find((name) => !isKnown(config, name));
  if (unknown !== undefined) return refuse(notYetKnown(unknown));
  const region = text(config, "region") ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  const misplaced = checkRegion(region, flag(config, "skip_region_validation") ?? false);
  if (misplaced !== undefined || region === undefined) return refuse(misplaced ?? missingRegion);
  const defaultTags = textMap(block(config, "default_tags"), "tags") ?? {};
  const ready = (
    accountId: string,
    endpoint: EndpointOptions,
    relaxations: readonly RelaxationName[] = [],
    diagnostics: ConfigureResult<Services>["diagnostics"] = [],
  ): ConfigureResult<Services> => {
    const refused = checkAccount(config, accountId);
    if (refused !== undefined) return refuse(refused);
    return {
      services: createServices({ region, accountId, defaultTags, endpoint, relaxations }),
      diagnostics,
    };
  };

  const given = givenEndpoint(config);
  if (given === undefined) {
    try {
      const program = options.program ?? drydockProgram(__dirname);
      const { endpoint, credentials } = await reachLocalHypervisor({
        program,
        signal: context.signal,
        environment,
      });
      const { url, relaxations = [] } = endpoint;
      return ready(
        credentials.accountId,
        { ec2Url: url, stsUrl: url, credentials },
        relaxations,
        relaxationsNotTaken(environment, relaxations),
      );
    } catch (error) {
      if (!(error instanceof LocalHypervisorError)) throw error;
      return refuse(errorDiagnostic("The local hypervisor does not answer", error.message));
    }
  }
  if (flag(config, "skip_requesting_account_id")) return ready("", given);
  return attempt(
    async () => {
      const { sts, stsEndpoint } = createServices({ region, accountId: "", endpoint: given });
      const identity = await step("retrieving AWS account details: validating provider credentials", () =>
        getCallerIdentity(sts, stsEndpoint, context.signal),
      );
      return ready(identity.Account ?? "", given);
    },
    (problem) => refuse(problem),
  );
}

/** The daemon was started before the variable was set, or somewhere else: it decides, and goes on as it began. */
function relaxationsNotTaken(
  environment: NodeJS.ProcessEnv,
  taken: readonly RelaxationName[],
): ConfigureResult<Services>["diagnostics"] {
  const missing = (environment[relaxationVariable] ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !taken.some((each) => each === name));
  if (missing.length === 0) return [];
  return [
    {
      ...errorDiagnostic(
        `The local hypervisor runs without ${missing.join(", ")}`,
        `It read ${relaxationVariable} when it started. Restart it with: npx drydock down && npx drydock up`,
      ),
      severity: "warning",
    },
  ];
}

const refuse = (problem: Refusal): ConfigureResult<Services> => ({ diagnostics: [problem] });

const notYetKnown = (name: string): Refusal =>
  errorDiagnostic(
    "Provider configuration is not known yet",
    `"${name}" depends on something that Terraform has not created yet. Give it a value that is known at plan.`,
    attributePath(name),
  );

const missingRegion = errorDiagnostic(
  "Missing region configuration",
  'Set the provider\'s "region", or the environment variable AWS_REGION.',
  attributePath("region"),
);

function checkRegion(region: string | undefined, anyName: boolean): Refusal | undefined {
  if (region === undefined) return missingRegion;
  if (anyName || findRegion(region) !== undefined) return undefined;
  return errorDiagnostic(
    `invalid AWS Region: ${region}`,
    `Known are ${regions.map(({ name }) => name).join(", ")}.`,
    attributePath("region"),
  );
}

/** What the block says about how to reach EC2; undefined when it leaves that to us. */
function givenEndpoint(config: ObjectValue): EndpointOptions | undefined {
  const endpoints = blocks(config, "endpoints");
  const url = (service: string) =>
    endpoints.map((each) => text(each, service)).find((each) => each !== undefined);
  const ec2Url = url("ec2");
  if (ec2Url === undefined) return undefined;
  const credentials = givenCredentials(config);
  const profile = text(config, "profile");
  const maxAttempts = number(config, "max_retries");
  return {
    ec2Url,
    stsUrl: url("sts") ?? ec2Url,
    ...(credentials === undefined ? {} : { credentials }),
    ...(profile === undefined ? {} : { profile }),
    ...(maxAttempts === undefined ? {} : { maxAttempts: maxAttempts + 1 }),
  };
}

function givenCredentials(config: ObjectValue): AwsCredentials | undefined {
  const accessKeyId = text(config, "access_key");
  const secretAccessKey = text(config, "secret_key");
  const sessionToken = text(config, "token");
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

function checkAccount(config: ObjectValue, accountId: string): Refusal | undefined {
  const allowed = texts(config, "allowed_account_ids");
  const refused =
    allowed.length > 0
      ? !allowed.includes(accountId)
      : texts(config, "forbidden_account_ids").includes(accountId);
  return refused
    ? errorDiagnostic(
        `AWS account ID not allowed: ${accountId}`,
        "The provider's allowed_account_ids or forbidden_account_ids rule it out.",
      )
    : undefined;
}
