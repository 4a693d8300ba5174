/** Where records of flow logs are kept, bounded for each network interface. */
export interface FlowLogSink {
  /** Keeps records of an interface for a flow log, one a line without its end; `heading` names their fields */
  append(flowLogId: string, networkInterfaceId: string, heading: string, lines: readonly string[]): void;
}

/** Where the bytes that guests print are kept, bounded for each instance. */
export interface ConsoleLog {
  /** Keeps bytes; they survive a kill -9 once `flush` resolves, at the latest a moment later */
  append(instanceId: string, bytes: Uint8Array): void;
  /** The last bytes that were printed, at most `maxBytes`, and when the last of them came */
  tail(
    instanceId: string,
    maxBytes: number,
  ): { readonly bytes: Uint8Array; readonly atMs: number } | undefined;
  /** Forgets an instance's console */
  delete(instanceId: string): void;
  /** Resolves when everything appended is written */
  flush(): Promise<void>;
}
