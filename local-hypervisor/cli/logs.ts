import { createReadStream, existsSync, statSync, unwatchFile, watchFile } from "node:fs";
import { hypervisorPaths } from "../config";
import { Failure } from "./failure";

/** Prints the end of the daemon's log, and with `follow` what is added until Ctrl-C. */
export async function logs(options: { follow: boolean; lines: number }): Promise<void> {
  if (!Number.isSafeInteger(options.lines) || options.lines < 0)
    throw new Failure("the number of lines is a whole number, such as 40");
  const file = hypervisorPaths().log;
  if (!existsSync(file))
    throw new Failure(
      `There is no log yet at ${file}; the daemon has never run (start it with: npx drydock up)`,
    );
  const text = await read(file, 0);
  process.stdout.write(
    text
      .split("\n")
      .slice(-options.lines - 1)
      .join("\n"),
  );
  if (!options.follow) return;
  let position = statSync(file).size;
  let printed = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    process.once("SIGINT", resolve);
    watchFile(file, { interval: 200 }, (now) => {
      // A smaller file is a new one: the log was rotated
      const from = now.size < position ? 0 : position;
      position = now.size;
      if (now.size <= from) return;
      printed = printed
        .then(() => read(file, from, now.size - 1))
        .then((text) => void process.stdout.write(text), reject);
    });
  });
  unwatchFile(file);
}

async function read(file: string, start: number, end?: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { start, ...(end === undefined ? {} : { end }) }))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
