import { callDaemon, targetQuery } from "./control-client";
import { Failure } from "./failure";
import { noDaemonOr } from "./reach";

const intervalMs = 500;

/** Sends echo requests from this machine's address through the instance's groups; exit status 1 without an answer. */
export async function ping(
  instanceId: string,
  options: { readonly count: string; readonly timeout: string },
): Promise<void> {
  const count = /^[1-9]\d{0,5}$/.test(options.count) ? Number(options.count) : 0;
  if (count === 0) throw new Failure(`'${options.count}' is not a number of requests, such as 3`);
  const timeoutMs = Number(options.timeout) * 1_000;
  if (!(timeoutMs > 0 && timeoutMs <= 10_000))
    throw new Failure(`'${options.timeout}' is not a number of seconds up to 10, such as 2`);
  for (let sent = 1; sent <= count; sent += 1) {
    const query = `${targetQuery({ instanceId })}&timeout=${timeoutMs}`;
    const body = await callDaemon("GET", `/ping?${query}`).catch((error: unknown) => {
      throw noDaemonOr(error);
    });
    const { address, via, roundTripMs } = JSON.parse(body);
    const through = via === "endpoint" ? " through the subnet's endpoint" : "";
    process.stdout.write(`${instanceId} answers at ${address}${through}: ${roundTripMs.toFixed(1)} ms\n`);
    if (sent < count) await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
