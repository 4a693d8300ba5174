import type { Connection } from "./connection";
import { fromSdk, interruption } from "./errors";

/** What the SDK's command classes have in common: their input, and the output that their handler resolves to. */
type CommandClass<Input, Output> = new (
  // biome-ignore lint/suspicious/noExplicitAny: commands of operations without required input take none at all
  ...input: any[]
) => {
  readonly input: Input;
  resolveMiddleware(...stack: never[]): (input: never) => Promise<{ output: Output }>;
};

/** The SDK's `send` without its overloads: every command is sent the same way. */
interface Sender {
  send(command: unknown, options: { abortSignal?: AbortSignal }): Promise<unknown>;
}

/** One EC2 operation as a function; errors arrive as ApiError, UnreachableError or InterruptedError. */
export function call<Input, Output>(
  operation: string,
  Command: CommandClass<Input, Output>,
): (ec2: Connection, input: Input) => Promise<Output> {
  // What changes something is left to its end: an answer that nobody waits for is a thing that nobody knows of.
  const changes = !/^(Describe|Get)/.test(operation);
  return async (ec2, input) => {
    if (ec2.signal.aborted) throw interruption(ec2.signal, `interrupted before ${operation}`);
    try {
      const client = ec2.client as unknown as Sender;
      const command = new Command(input);
      return (await client.send(command, changes ? {} : { abortSignal: ec2.signal })) as Output;
    } catch (error) {
      throw fromSdk(error, operation, ec2.endpoint, ec2.signal);
    }
  };
}
