import type { AttributePath } from "./attribute-path";
import type { Diagnostic } from "./diagnostic";
import type { DynamicValue, TypedValue } from "./dynamic-value";
import type { Schema } from "./schema";

/** What only the provider's side of Terraform remembers about a resource: opaque bytes beside the state. */
export type PrivateState = Uint8Array;

export interface ProviderCapabilities {
  /** PlanResourceChange wants to hear of destruction too */
  readonly planDestroy: boolean;
  /** Calls may come to a process that never answered GetProviderSchema */
  readonly getProviderSchemaOptional: boolean;
  readonly moveResourceState: boolean;
}

export interface Diagnosed {
  readonly diagnostics: readonly Diagnostic[];
}

export interface MetadataResponse extends Diagnosed {
  readonly capabilities: ProviderCapabilities;
  readonly resourceTypes: readonly string[];
  readonly dataSourceTypes: readonly string[];
}

export interface ProviderSchemaResponse extends Diagnosed {
  readonly capabilities: ProviderCapabilities;
  readonly provider: Schema;
  readonly resources: ReadonlyMap<string, Schema>;
  readonly dataSources: ReadonlyMap<string, Schema>;
}

export interface ConfigRequest {
  readonly config: DynamicValue;
}

export interface TypedConfigRequest extends ConfigRequest {
  readonly typeName: string;
}

export interface ConfigureRequest extends ConfigRequest {
  readonly terraformVersion: string;
}

/** A state as it was stored, maybe by an older schema. */
export interface RawState {
  /** JSON text; empty in states older than Terraform 0.12 */
  readonly json: Uint8Array;
}

export interface UpgradeStateRequest {
  readonly typeName: string;
  /** Schema version that the state was stored with */
  readonly version: number;
  readonly rawState: RawState;
}

export interface UpgradeStateResponse extends Diagnosed {
  /** JSON text of the state in the current schema */
  readonly upgradedJson?: Uint8Array;
}

export interface ReadResourceRequest {
  readonly typeName: string;
  readonly currentState: DynamicValue;
  readonly private: PrivateState;
}

export interface ReadResourceResponse extends Diagnosed {
  readonly newState?: TypedValue;
  readonly private: PrivateState;
}

export interface PlanResourceRequest {
  readonly typeName: string;
  readonly priorState: DynamicValue;
  readonly proposedNewState: DynamicValue;
  readonly config: DynamicValue;
  readonly priorPrivate: PrivateState;
}

export interface PlanResourceResponse extends Diagnosed {
  readonly plannedState?: TypedValue;
  readonly requiresReplace: readonly AttributePath[];
  readonly plannedPrivate: PrivateState;
  /** Asks Terraform for the leniency that it grants to providers of the old SDK: values computed within blocks */
  readonly legacyTypeSystem: boolean;
}

export interface ApplyResourceRequest {
  readonly typeName: string;
  readonly priorState: DynamicValue;
  readonly plannedState: DynamicValue;
  readonly config: DynamicValue;
  readonly plannedPrivate: PrivateState;
}

export interface ApplyResourceResponse extends Diagnosed {
  readonly newState?: TypedValue;
  readonly private: PrivateState;
  readonly legacyTypeSystem: boolean;
}

export interface ImportResourceRequest {
  readonly typeName: string;
  readonly id: string;
}

export interface ImportedResource {
  readonly typeName: string;
  readonly state: TypedValue;
}

export interface ImportResourceResponse extends Diagnosed {
  readonly imported: readonly ImportedResource[];
}

export interface MoveStateRequest {
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceSchemaVersion: number;
  readonly sourceState: RawState;
  readonly targetTypeName: string;
}

export interface MoveStateResponse extends Diagnosed {
  readonly targetState?: TypedValue;
}

export interface ReadDataSourceResponse extends Diagnosed {
  readonly state?: TypedValue;
}

/**
 * A provider as Terraform calls it: one method for each call of protocol 6. `signal` aborts when the caller no longer
 * waits for the answer. Problems of practitioners are diagnostics; what is thrown ends the call with a gRPC status.
 */
export interface ProviderServer {
  getMetadata(): Promise<MetadataResponse>;
  getProviderSchema(): Promise<ProviderSchemaResponse>;
  validateProviderConfig(request: ConfigRequest): Promise<Diagnosed>;
  validateResourceConfig(request: TypedConfigRequest): Promise<Diagnosed>;
  validateDataSourceConfig(request: TypedConfigRequest): Promise<Diagnosed>;
  upgradeResourceState(request: UpgradeStateRequest): Promise<UpgradeStateResponse>;
  configureProvider(request: ConfigureRequest): Promise<Diagnosed>;
  readResource(request: ReadResourceRequest, signal: AbortSignal): Promise<ReadResourceResponse>;
  planResourceChange(request: PlanResourceRequest, signal: AbortSignal): Promise<PlanResourceResponse>;
  applyResourceChange(request: ApplyResourceRequest, signal: AbortSignal): Promise<ApplyResourceResponse>;
  importResourceState(request: ImportResourceRequest, signal: AbortSignal): Promise<ImportResourceResponse>;
  moveResourceState(request: MoveStateRequest): Promise<MoveStateResponse>;
  readDataSource(request: TypedConfigRequest, signal: AbortSignal): Promise<ReadDataSourceResponse>;
  /** Aborts what is under way; it still ends with its own answers */
  stopProvider(): Promise<void>;
}
