import { errorDiagnostic } from "../protocol/diagnostic";
import type { ProviderCapabilities, ProviderServer } from "../protocol/provider-server";
import type { Schema } from "../protocol/schema";
import { applyResourceChange } from "./calls/apply-resource";
import { configureProvider } from "./calls/configure";
import { importResourceState } from "./calls/import-resource";
import { planResourceChange } from "./calls/plan-resource";
import { readDataSource } from "./calls/read-data-source";
import { readResource } from "./calls/read-resource";
import { upgradeResourceState } from "./calls/upgrade-state";
import { validateDataSourceConfig, validateResourceConfig } from "./calls/validate";
import type { Provider } from "./provider";
import { type Contract, ec2Contract } from "./schema-source";
import { type DefectListener, orRefusal, Session } from "./session";
import type { After } from "./timeouts";

export interface ProviderServerOptions<Services> {
  /** Called once, when the first call needs more than schemas */
  readonly loadProvider: () => Promise<Provider<Services>>;
  /** @default - the types of `schemas/` */
  readonly contract?: Contract;
  /** Told of what resources threw @default - nobody is */
  readonly onDefect?: DefectListener;
  /** Time, for the deadlines of operations @default - the system's timers */
  readonly after?: After;
}

const capabilities: ProviderCapabilities = {
  planDestroy: false,
  getProviderSchemaOptional: true,
  moveResourceState: false,
};

/** A provider's resources behind the calls of protocol 6. */
export function createProviderServer<Services>(options: ProviderServerOptions<Services>): ProviderServer {
  const session = new Session({ ...options, contract: options.contract ?? ec2Contract() });
  const { schemas } = session;
  const noBytes = new Uint8Array(0);
  return {
    getMetadata: async () => ({
      capabilities,
      resourceTypes: schemas.resourceTypes,
      dataSourceTypes: schemas.dataSourceTypes,
      diagnostics: [],
    }),

    getProviderSchema: async () => ({
      capabilities,
      provider: schemas.provider(),
      resources: schemaMap(schemas.resourceTypes, (type) => schemas.resource(type)),
      dataSources: schemaMap(schemas.dataSourceTypes, (type) => schemas.dataSource(type)),
      diagnostics: [],
    }),

    // Terraform checks the types; what they mean is checked when the provider is configured with them
    validateProviderConfig: async () => ({ diagnostics: [] }),

    validateResourceConfig: (request) =>
      orRefusal(
        () => validateResourceConfig(session, request),
        (diagnostics) => ({ diagnostics }),
      ),

    validateDataSourceConfig: (request) =>
      orRefusal(
        () => validateDataSourceConfig(session, request),
        (diagnostics) => ({ diagnostics }),
      ),

    upgradeResourceState: (request) =>
      orRefusal(
        () => upgradeResourceState(session, request),
        (diagnostics) => ({ diagnostics }),
      ),

    configureProvider: (request) =>
      orRefusal(
        () => configureProvider(session, request),
        (diagnostics) => ({ diagnostics }),
      ),

    readResource: (request, signal) =>
      orRefusal(
        () => readResource(session, request, signal),
        (diagnostics) => ({ private: request.private, diagnostics }),
      ),

    planResourceChange: (request, signal) =>
      orRefusal(
        () => planResourceChange(session, request, signal),
        (diagnostics) => ({
          requiresReplace: [],
          plannedPrivate: request.priorPrivate,
          legacyTypeSystem: false,
          diagnostics,
        }),
      ),

    applyResourceChange: (request, signal) =>
      orRefusal(
        () => applyResourceChange(session, request, signal),
        (diagnostics) => ({ private: noBytes, legacyTypeSystem: false, diagnostics }),
      ),

    importResourceState: (request, signal) =>
      orRefusal(
        () => importResourceState(session, request, signal),
        (diagnostics) => ({ imported: [], diagnostics }),
      ),

    moveResourceState: async ({ sourceTypeName, sourceProviderAddress, targetTypeName }) => ({
      diagnostics: [
        errorDiagnostic(
          `A ${sourceTypeName} cannot become a ${targetTypeName}`,
          `The moved block would turn a resource of ${sourceProviderAddress} into another type. Remove the block, and import or create the ${targetTypeName}.`,
        ),
      ],
    }),

    readDataSource: (request, signal) =>
      orRefusal(
        () => readDataSource(session, request, signal),
        (diagnostics) => ({ diagnostics }),
      ),

    stopProvider: async () => session.stop(),
  };
}

const schemaMap = (
  types: readonly string[],
  schemaOf: (type: string) => Schema | undefined,
): ReadonlyMap<string, Schema> =>
  new Map(
    types.flatMap((type) => {
      const schema = schemaOf(type);
      return schema === undefined ? [] : [[type, schema] as const];
    }),
  );
