import { MalformedValueError } from "../protocol/dynamic-value";
import type { ProviderServer } from "../protocol/provider-server";
import { dynamicValueFromProto, rawStateFromProto } from "./from-proto";
import type { UnaryMethod } from "./grpc-server";
import { GrpcError, grpcCode } from "./grpc-status";
import { MalformedMessageError } from "./protobuf/bytes";
import { type MethodName, methodPath, methods, type Request, type Response } from "./tfplugin6";
import { attributePathToProto, diagnosticsToProto, dynamicValueToProto, schemaToProto } from "./to-proto";

/** Answers each call of protocol 6: bytes to request, request to provider, response to bytes. */
type Handlers = {
  [M in MethodName]: (
    request: Request<M>,
    server: ProviderServer,
    signal: AbortSignal,
  ) => Promise<Response<M>>;
};

const handlers: Handlers = {
  async GetMetadata(_request, server) {
    const { capabilities, diagnostics, resourceTypes, dataSourceTypes } = await server.getMetadata();
    return {
      serverCapabilities: capabilities,
      diagnostics: diagnosticsToProto(diagnostics),
      resources: resourceTypes.map((typeName) => ({ typeName })),
      dataSources: dataSourceTypes.map((typeName) => ({ typeName })),
    };
  },

  async GetProviderSchema(_request, server) {
    const { capabilities, diagnostics, provider, resources, dataSources } = await server.getProviderSchema();
    return {
      serverCapabilities: capabilities,
      diagnostics: diagnosticsToProto(diagnostics),
      provider: schemaToProto(provider),
      resourceSchemas: new Map([...resources].map(([type, schema]) => [type, schemaToProto(schema)])),
      dataSourceSchemas: new Map([...dataSources].map(([type, schema]) => [type, schemaToProto(schema)])),
    };
  },

  async ValidateProviderConfig(request, server) {
    const { diagnostics } = await server.validateProviderConfig({
      config: dynamicValueFromProto(request.config),
    });
    return { diagnostics: diagnosticsToProto(diagnostics) };
  },

  async ValidateResourceConfig(request, server) {
    const { diagnostics } = await server.validateResourceConfig({
      typeName: request.typeName,
      config: dynamicValueFromProto(request.config),
    });
    return { diagnostics: diagnosticsToProto(diagnostics) };
  },

  async ValidateDataResourceConfig(request, server) {
    const { diagnostics } = await server.validateDataSourceConfig({
      typeName: request.typeName,
      config: dynamicValueFromProto(request.config),
    });
    return { diagnostics: diagnosticsToProto(diagnostics) };
  },

  async UpgradeResourceState(request, server) {
    const { upgradedJson, diagnostics } = await server.upgradeResourceState({
      typeName: request.typeName,
      version: request.version,
      rawState: rawStateFromProto(request.rawState),
    });
    return {
      ...(upgradedJson === undefined
        ? {}
        : { upgradedState: { msgpack: new Uint8Array(0), json: upgradedJson } }),
      diagnostics: diagnosticsToProto(diagnostics),
    };
  },

  async ConfigureProvider(request, server) {
    const { diagnostics } = await server.configureProvider({
      terraformVersion: request.terraformVersion,
      config: dynamicValueFromProto(request.config),
    });
    return { diagnostics: diagnosticsToProto(diagnostics) };
  },

  async ReadResource(request, server, signal) {
    const response = await server.readResource(
      {
        typeName: request.typeName,
        currentState: dynamicValueFromProto(request.currentState),
        private: request.private,
      },
      signal,
    );
    return {
      ...(response.newState === undefined ? {} : { newState: dynamicValueToProto(response.newState) }),
      diagnostics: diagnosticsToProto(response.diagnostics),
      private: response.private,
    };
  },

  async PlanResourceChange(request, server, signal) {
    const response = await server.planResourceChange(
      {
        typeName: request.typeName,
        priorState: dynamicValueFromProto(request.priorState),
        proposedNewState: dynamicValueFromProto(request.proposedNewState),
        config: dynamicValueFromProto(request.config),
        priorPrivate: request.priorPrivate,
      },
      signal,
    );
    return {
      ...(response.plannedState === undefined
        ? {}
        : { plannedState: dynamicValueToProto(response.plannedState) }),
      requiresReplace: response.requiresReplace.map(attributePathToProto),
      plannedPrivate: response.plannedPrivate,
      diagnostics: diagnosticsToProto(response.diagnostics),
      legacyTypeSystem: response.legacyTypeSystem,
    };
  },

  async ApplyResourceChange(request, server, signal) {
    const response = await server.applyResourceChange(
      {
        typeName: request.typeName,
        priorState: dynamicValueFromProto(request.priorState),
        plannedState: dynamicValueFromProto(request.plannedState),
        config: dynamicValueFromProto(request.config),
        plannedPrivate: request.plannedPrivate,
      },
      signal,
    );
    return {
      ...(response.newState === undefined ? {} : { newState: dynamicValueToProto(response.newState) }),
      private: response.private,
      diagnostics: diagnosticsToProto(response.diagnostics),
      legacyTypeSystem: response.legacyTypeSystem,
    };
  },

  async ImportResourceState(request, server, signal) {
    const { imported, diagnostics } = await server.importResourceState(
      { typeName: request.typeName, id: request.id },
      signal,
    );
    return {
      importedResources: imported.map(({ typeName, state }) => ({
        typeName,
        state: dynamicValueToProto(state),
        private: new Uint8Array(0),
      })),
      diagnostics: diagnosticsToProto(diagnostics),
    };
  },

  async MoveResourceState(request, server) {
    const { targetState, diagnostics } = await server.moveResourceState({
      sourceProviderAddress: request.sourceProviderAddress,
      sourceTypeName: request.sourceTypeName,
      sourceSchemaVersion: request.sourceSchemaVersion,
      sourceState: rawStateFromProto(request.sourceState),
      targetTypeName: request.targetTypeName,
    });
    return {
      ...(targetState === undefined ? {} : { targetState: dynamicValueToProto(targetState) }),
      diagnostics: diagnosticsToProto(diagnostics),
      targetPrivate: new Uint8Array(0),
    };
  },

  async ReadDataSource(request, server, signal) {
    const { state, diagnostics } = await server.readDataSource(
      { typeName: request.typeName, config: dynamicValueFromProto(request.config) },
      signal,
    );
    return {
      ...(state === undefined ? {} : { state: dynamicValueToProto(state) }),
      diagnostics: diagnosticsToProto(diagnostics),
    };
  },

  async GetFunctions() {
    return { diagnostics: [] };
  },

  async CallFunction(request) {
    return { error: { text: `This provider has no functions, so none that is called ${request.name}.` } };
  },

  async StopProvider(_request, server) {
    await server.stopProvider();
    return { error: "" };
  },
};

/** What is wrong with a request is the caller's fault and says so; anything else is ours. */
function asGrpcError(problem: unknown): unknown {
  const callerIsWrong = problem instanceof MalformedMessageError || problem instanceof MalformedValueError;
  return callerIsWrong ? new GrpcError(grpcCode.invalidArgument, problem.message) : problem;
}

const answer =
  <M extends MethodName>(name: M, server: ProviderServer): UnaryMethod =>
  async (bytes, signal) => {
    try {
      const request = methods[name].request.decode(bytes) as Request<M>;
      const response = await handlers[name](request, server, signal);
      return (methods[name].response.encode as (message: Response<M>) => Uint8Array)(response);
    } catch (problem) {
      throw asGrpcError(problem);
    }
  };

/** The gRPC methods of a provider, by path. */
export function providerMethods(server: ProviderServer): ReadonlyMap<string, UnaryMethod> {
  const names = Object.keys(methods) as MethodName[];
  return new Map(names.map((name) => [methodPath(name), answer(name, server)]));
}
