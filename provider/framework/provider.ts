import type { Diagnostic } from "../protocol/diagnostic";
import type { DataSource, ManagedResource, ObjectValue } from "./resource";

/** What `configure` gets besides the configuration. */
export interface ConfigureContext {
  /** Version of the Terraform or OpenTofu that asks, such as `1.11.4` */
  readonly terraformVersion: string;
  /** Aborts when Terraform sends StopProvider (Ctrl-C) */
  readonly signal: AbortSignal;
}

/** Services of a configured provider; absent when a diagnostic says why there are none. */
export interface ConfigureResult<Services> {
  readonly services?: Services;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Everything that a provider knows: its types and how it reaches its API. `Services` is handed to every call of a
 * resource. The schemas of the types come from `schemas/` by their `type`.
 */
export interface Provider<Services> {
  readonly resources: readonly ManagedResource<Services>[];
  readonly dataSources: readonly DataSource<Services>[];
  /** Called once, before the first call that reaches the API; values of the configuration may be unknown */
  configure(config: ObjectValue, context: ConfigureContext): Promise<ConfigureResult<Services>>;
}
