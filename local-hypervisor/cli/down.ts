import { isAlive } from "../../schemas/local-endpoint";
import { callDaemon, daemonStatus } from "./control-client";
import { Failure } from "./failure";

const deadlineMs = 60_000;

/** Stops the daemon: guests are shut down first and boot again at the next start, since their state is kept. */
export async function down(): Promise<void> {
  const status = await daemonStatus();
  if (!status) {
    process.stdout.write("no daemon runs\n");
    return;
  }
  const guests = status.guests.length;
  if (guests > 0) process.stdout.write(`shutting down ${guests} ${guests === 1 ? "guest" : "guests"} …\n`);
  await callDaemon("POST", "/shutdown");
  const deadline = Date.now() + deadlineMs;
  while (isAlive(status.pid)) {
    if (Date.now() > deadline)
      throw new Failure(
        `The daemon (pid ${status.pid}) still runs after ${deadlineMs / 1000} s; see what it does with: npx drydock logs`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.stdout.write(
    `stopped (pid ${status.pid})${guests > 0 ? "; the guests boot again at the next start" : ""}\n`,
  );
}
