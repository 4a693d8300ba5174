import type { STSClient } from "@aws-sdk/client-sts";
import type { RelaxationName } from "../../schemas/rules/relaxations";
import {
  type Connection,
  createEc2Client,
  createStsClient,
  type EndpointOptions,
  partitionOf,
} from "./connection";
import { createUniqueNames } from "./unique-name";

/** What a configured provider hands to every call of a resource. */
export interface Services {
  /** Region of resources that name none */
  readonly region: string;
  /** Twelve digits; empty when the configuration asked not to find out */
  readonly accountId: string;
  readonly defaultTags: Readonly<Record<string, string>>;
  /** What the hypervisor on this machine is allowed beyond AWS; nothing of another endpoint */
  readonly relaxations: readonly RelaxationName[];
  /** EC2 in a region, or in the provider's when it is undefined */
  ec2(region: string | undefined, signal: AbortSignal): Connection;
  readonly sts: STSClient;
  readonly stsEndpoint: string;
  /** `prefix` and 26 digits that are never given twice, as hashicorp/aws appends them to `name_prefix` */
  uniqueName(prefix: string): string;
  /** Key pairs that are being planned in this process, which an instance may count on before they exist */
  readonly plannedKeyPairs: {
    add(region: string, keyName: string): void;
    has(region: string, keyName: string): boolean;
  };
  /** What a look-up found, for as long as this process lives; one that found nothing is repeated */
  remember<Found>(key: string, lookUp: () => Promise<Found | undefined>): Promise<Found | undefined>;
  /** A token that makes a repeated request one and the same */
  clientToken(): string;
}

export interface ServicesOptions {
  readonly region: string;
  readonly accountId: string;
  readonly defaultTags?: Readonly<Record<string, string>>;
  readonly endpoint: EndpointOptions;
  /** @default - none */
  readonly relaxations?: readonly RelaxationName[];
  /** Milliseconds since 1970 @default Date.now */
  readonly now?: () => number;
}

/** Clients are made when a region is first asked for, and kept: making one costs more than a local call. */
export function createServices(options: ServicesOptions): Services {
  const { region, accountId, defaultTags = {}, endpoint, relaxations = [] } = options;
  const clients = new Map<string, ReturnType<typeof createEc2Client>>();
  const clientOf = (name: string) => {
    const known = clients.get(name);
    if (known !== undefined) return known;
    const created = createEc2Client(name, endpoint);
    clients.set(name, created);
    return created;
  };
  const uniqueName = createUniqueNames(options.now ?? Date.now);
  const plannedKeyPairs = new Set<string>();
  const remembered = new Map<string, Promise<unknown>>();
  let sts: STSClient | undefined;
  return {
    region,
    accountId,
    defaultTags,
    relaxations,
    ec2: (other, signal) => {
      const name = other ?? region;
      return {
        client: clientOf(name),
        region: name,
        accountId,
        partition: partitionOf(name),
        endpoint: endpoint.ec2Url ?? `https://ec2.${name}.amazonaws.com`,
        signal,
      };
    },
    get sts() {
      sts ??= createStsClient(region, endpoint);
      return sts;
    },
    stsEndpoint: endpoint.stsUrl ?? `https://sts.${region}.amazonaws.com`,
    uniqueName,
    plannedKeyPairs: {
      add: (where, keyName) => plannedKeyPairs.add(`${where} ${keyName}`),
      has: (where, keyName) => plannedKeyPairs.has(`${where} ${keyName}`),
    },
    remember: <Found>(key: string, lookUp: () => Promise<Found | undefined>) => {
      const known = remembered.get(key) as Promise<Found | undefined> | undefined;
      if (known !== undefined) return known;
      const forget = () => remembered.delete(key);
      const asked = lookUp();
      remembered.set(key, asked);
      asked.then((found) => found === undefined && forget(), forget);
      return asked;
    },
    clientToken: () => uniqueName("terraform-"),
  };
}
