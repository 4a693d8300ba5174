/**
 * What the control plane asks of the rooms around it. An engine sees frames, blocks, a console and a power
 * switch, nothing else; this folder holds the interfaces, the rooms hold the implementations.
 */
export * from "./device";
export * from "./engine";
export * from "./engine-name";
export * from "./guest";
export * from "./logs";
export * from "./network";
export * from "./report";
export * from "./storage";
