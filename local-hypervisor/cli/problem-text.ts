import { isNativeError } from "node:util/types";
import { BlockStoreError } from "../block-store/errors";
import { SettingError } from "../config";
import { StateFileError } from "../daemon/state-file-error";
import { StoreError } from "../store/store-error";
import { DaemonRefusal } from "./control-client";
import { Failure } from "./failure";

/** Errors whose messages are written for people: what happened, why, and what mends it */
const forPeople = [Failure, DaemonRefusal, SettingError, StateFileError, StoreError, BlockStoreError];

/** What Node and the SDK say of a daemon that is no longer there */
const partings = ["ECONNREFUSED", "ECONNRESET", "EPIPE"];

/** What a person is told of an error that ends a command; a stack is for what nobody foresaw. */
export function problemText(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  if (forPeople.some((kind) => error instanceof kind)) return error.message;
  const { code, syscall, $fault } = error as NodeJS.ErrnoException & { readonly $fault?: string };
  if ($fault !== undefined) return `${error.name}: ${error.message}`;
  if (partings.includes(code ?? ""))
    return `The daemon ended while it was asked (${error.message}). Look for the reason with: npx drydock logs; start it again with: npx drydock up`;
  if (code === "ENOSPC")
    return `A disk is full (${error.message}). Make room on it, then try again; df -h shows which one.`;
  if (syscall !== undefined) return error.message;
  return error.stack ?? error.message;
}
