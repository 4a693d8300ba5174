import { openConsole } from "./control-client";
import { Failure } from "./failure";

/** Ctrl-] leaves, as it does in telnet and virsh */
const leaveByte = 0x1d;

/** Joins this terminal to an instance's serial console: first what is kept of it, then live, both ways. */
export async function attachConsole(instanceId: string): Promise<void> {
  let stream: Awaited<ReturnType<typeof openConsole>>;
  try {
    stream = await openConsole(instanceId);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
  const { stdin, stdout } = process;
  if (stdin.isTTY) process.stderr.write("connected; Enter gives a prompt, Ctrl-] leaves\n");
  stdin.setRawMode?.(true);
  stream.on("data", (bytes: Buffer) => stdout.write(bytes));
  const typed = (bytes: Buffer): void => {
    const leave = stdin.isTTY ? bytes.indexOf(leaveByte) : -1;
    if (leave < 0) stream.write(bytes);
    else stream.end(bytes.subarray(0, leave));
  };
  stdin.on("data", typed);
  stdin.on("end", () => setTimeout(() => stream.end(), 500));
  await new Promise<void>((resolve) => {
    stream.on("close", resolve);
    stream.on("end", resolve);
    stream.on("error", () => resolve());
  });
  stdin.off("data", typed);
  stdin.setRawMode?.(false);
  stdin.pause();
  stream.destroy();
  if (stdin.isTTY) process.stderr.write("\r\ndisconnected\n");
}
