import { readFileSync } from "node:fs";
import { Lazy, Token } from "cdktf";
import type { Problem } from "../schemas/problem";
import { checkUserData } from "../schemas/rules/user-data";
import { expandHome } from "./private/paths";

/**
 * What an instance is given to run at its first boot, at most 16 KiB. Text is taken as it stands: a shell's `${NAME}`
 * reaches the guest unharmed, while tokens, such as another instance's address, are filled in by the deployment.
 */
export abstract class UserData {
  /** A shell script of these commands, run by `/bin/sh` as root */
  static forLinux(...commands: string[]): LinuxUserData {
    return new LinuxUserData(commands);
  }

  /** This text and nothing else, such as a `#cloud-config` document or a script with its own first line */
  static custom(content: string): UserData {
    return new TextUserData(content);
  }

  /**
   * A file's content; a file that is not text in UTF-8 (compressed, MIME with binary parts) is passed on byte by byte.
   * @param path relative to the working directory; `~` is the home folder
   */
  static fromFile(path: string): UserData {
    const bytes = readFileSync(expandHome(path));
    const text = bytes.toString("utf8");
    return Buffer.from(text, "utf8").equals(bytes) ? new TextUserData(text) : new BinaryUserData(bytes);
  }

  /** Terraform's arguments */
  abstract toTerraform(): { readonly user_data: string } | { readonly user_data_base64: string };

  /** What EC2 would say of it, as far as it is known at synth */
  abstract check(): Problem[];
}

class TextUserData extends UserData {
  constructor(protected readonly content: string) {
    super();
  }

  /** The text that the guest gets, with tokens in it */
  render(): string {
    return this.content;
  }

  toTerraform() {
    return { user_data: Lazy.stringValue({ produce: () => literal(this.render()) }) };
  }

  check(): Problem[] {
    const text = this.render();
    // With tokens in it, the length is not known before the deployment.
    return Token.isUnresolved(text) ? [] : checkUserData(Buffer.from(text, "utf8"));
  }
}

/** A shell script that may grow until it is synthesized. */
export class LinuxUserData extends TextUserData {
  private readonly commands: string[];

  constructor(commands: readonly string[]) {
    super("");
    this.commands = [...commands];
  }

  /** Adds commands at the script's end */
  addCommands(...commands: string[]): this {
    this.commands.push(...commands);
    return this;
  }

  override render(): string {
    return `${["#!/bin/sh", ...this.commands].join("\n")}\n`;
  }
}

class BinaryUserData extends UserData {
  constructor(private readonly bytes: Buffer) {
    super();
  }

  toTerraform() {
    return { user_data_base64: this.bytes.toString("base64") };
  }

  check(): Problem[] {
    return checkUserData(this.bytes);
  }
}

/** Terraform's spelling of a text in which `${` and `%{` mean themselves; cdktf's markers of tokens stay. */
function literal(text: string): string {
  return text.replace(/\$\{(?!TfToken\[)|%\{/g, (opening) => `${opening[0]}${opening}`);
}
