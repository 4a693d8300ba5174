import type { ConsolePort } from "../../local-hypervisor/control-plane/ports";

/** The console of a guest in a test: what it printed so far, and hands on its keyboard. */
export class GuestConsole implements ConsolePort {
  text = "";
  private type: (bytes: Uint8Array) => void = () => undefined;
  private readonly watchers = new Set<() => void>();
  private commands = 0;

  output(bytes: Uint8Array): void {
    // Without carriage returns and the shell's question where the cursor is, whose first bytes may have come before
    const end = this.text.length - 3;
    const text = this.text.slice(Math.max(end, 0)) + Buffer.from(bytes).toString("latin1");
    this.text = this.text.slice(0, Math.max(end, 0)) + text.replaceAll("\r", "").replaceAll("\u001b[6n", "");
    for (const watch of [...this.watchers]) watch();
  }

  onInput(receive: (bytes: Uint8Array) => void): void {
    this.type = receive;
  }

  send(text: string): void {
    this.type(Buffer.from(text, "latin1"));
  }

  /** Resolves once the pattern stands in what was printed after `from`; rejects with the tail of the output */
  async waitFor(pattern: RegExp, { from = 0, timeoutMs = 120_000 } = {}): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(
          new Error(
            `${pattern} was not printed within ${timeoutMs} ms; the console ends with: ${this.text.slice(-1500)}`,
          ),
        );
      }, timeoutMs);
      const look = () => {
        const match = pattern.exec(this.text.slice(from));
        if (!match) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve(match);
      };
      this.watchers.add(look);
      look();
    });
  }

  /** Runs a command in the shell on the console; rejects when it fails */
  async run(command: string, timeoutMs = 60_000): Promise<string> {
    const tag = ++this.commands;
    const from = this.text.length;
    // The quotes keep the shell's echo of the command, wrapped at the line's end, from looking like its output
    this.send(`echo "begin""-${tag}"; ${command}; echo "end""-${tag} $?"\n`);
    const [, lines = "", status] = await this.waitFor(new RegExp(`begin-${tag}\n([^]*)end-${tag} (\\d+)\n`), {
      from,
      timeoutMs,
    });
    if (status !== "0")
      throw new Error(`'${command}' ended with status ${status} in the guest: ${lines.trim()}`);
    return lines.trim();
  }
}
