/** The parts of WebAssembly that the engine uses; the compiler's library without a browser does not declare them. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: object): Promise<{ readonly exports: object }>;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object };
}

/** A compiled module: opaque, and shared between threads by passing it in a message */
export interface WasmModule {
  readonly [Symbol.toStringTag]: "WebAssembly.Module";
}

export const webAssembly: WebAssemblyApi = Reflect.get(globalThis, "WebAssembly");
