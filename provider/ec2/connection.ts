import { EC2Client } from "@aws-sdk/client-ec2";
import { STSClient } from "@aws-sdk/client-sts";

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** How EC2 and STS are reached. */
export interface EndpointOptions {
  /** EC2 endpoint; undefined asks the SDK for AWS's own */
  readonly ec2Url?: string;
  /** STS endpoint; undefined asks the SDK for AWS's own */
  readonly stsUrl?: string;
  /** Undefined asks the SDK's chain: environment, profile, … */
  readonly credentials?: AwsCredentials;
  readonly profile?: string;
  /** Attempts of one call, the first included @default 3 */
  readonly maxAttempts?: number;
}

/** EC2 in one region, as one call of a resource sees it: the signal ends every request and every wait. */
export interface Connection {
  readonly client: EC2Client;
  readonly region: string;
  /** Twelve digits */
  readonly accountId: string;
  /** First part of an ARN, `aws` outside China and the US government's regions */
  readonly partition: string;
  /** URL for messages */
  readonly endpoint: string;
  readonly signal: AbortSignal;
}

/** Requests to an endpoint on this machine need no patience; those of a distant one get the SDK's own. */
const connectionTimeoutMs = 5_000;
const requestTimeoutMs = 120_000;

const configuration = (region: string, url: string | undefined, options: EndpointOptions) => ({
  region,
  maxAttempts: options.maxAttempts ?? 3,
  requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs },
  ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
  ...(options.profile === undefined ? {} : { profile: options.profile }),
  // A FIPS or dual-stack setting in the user's AWS configuration is about AWS and would refuse an endpoint of ours.
  ...(url === undefined
    ? {}
    : { endpoint: url, useFipsEndpoint: false, useDualstackEndpoint: false, retryMode: "standard" }),
});

export const createEc2Client = (region: string, options: EndpointOptions): EC2Client =>
  new EC2Client(configuration(region, options.ec2Url, options));

export const createStsClient = (region: string, options: EndpointOptions): STSClient =>
  new STSClient(configuration(region, options.stsUrl, options));

export const partitionOf = (region: string): string => {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
};

/** `arn:aws:ec2:eu-west-1:123456789012:volume/vol-0123456789abcdef0` */
export const arn = (ec2: Connection, resource: string, accountId: string = ec2.accountId): string =>
  `arn:${ec2.partition}:ec2:${ec2.region}:${accountId}:${resource}`;
