import { Failure } from "./failure";

/** Reads a port, `least` to 65535; throws `Failure` */
export function readPort(text: string, least = 1): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port >= least && port <= 65_535) return port;
  throw new Failure(`'${text}' is not a port; ports are numbers from ${least} to 65535`);
}
