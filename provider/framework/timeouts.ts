import { attributePath } from "../protocol/attribute-path";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import type { ObjectValue } from "../protocol/value";
import { AbortedError, joinAborts, type StopSwitch } from "./abort";
import { formatDuration, parseDurationMs } from "./duration";
import { isObject } from "./values";

export type TimedOperation = "create" | "read" | "update" | "delete";

const defaultTimeoutMs = 20 * 60_000;

/** Calls back once after so many milliseconds; the returned function cancels. */
export type After = (delayMs: number, callback: () => void) => () => void;

export const systemAfter: After = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};

/** Longest delay that a Node timer takes. */
const maximumTimerMs = 2_147_483_647;

/** Time that an operation may take: the `timeouts` block's word, else the resource's, else 20 minutes. */
export function timeoutMs(
  values: ObjectValue | null,
  operation: TimedOperation,
  defaults: { readonly [O in TimedOperation]?: number } = {},
): number {
  const block = values?.timeouts ?? null;
  const text = isObject(block) ? block[operation] : undefined;
  const configured = typeof text === "string" ? parseDurationMs(text) : undefined;
  return configured ?? defaults[operation] ?? defaultTimeoutMs;
}

/** What is wrong with a configuration's `timeouts` block. */
export function checkTimeouts(config: ObjectValue): Diagnostic[] {
  const block = config.timeouts ?? null;
  if (!isObject(block)) return [];
  return Object.entries(block).flatMap(([operation, text]) =>
    typeof text === "string" && parseDurationMs(text) === undefined
      ? [
          errorDiagnostic(
            "Invalid duration",
            `"${text}" is no duration. Write a number with its unit, such as "30s", "10m" or "1h30m".`,
            attributePath("timeouts", operation),
          ),
        ]
      : [],
  );
}

export interface Deadline {
  /** Aborts at the deadline, or with the switch or the caller */
  readonly signal: AbortSignal;
  /** To be called when the operation has ended */
  readonly clear: () => void;
}

/** What ends operations besides themselves and their callers. */
interface Ends {
  readonly stopping: StopSwitch;
  readonly after: After;
}

/** A signal for one operation, which ends at its deadline, when all work is stopped, or when its caller is gone. */
export function createDeadline(
  operation: TimedOperation,
  afterMs: number,
  { stopping, after }: Ends,
  caller: AbortSignal,
): Deadline {
  const joined = joinAborts(stopping, caller);
  const advice = `Where it needs longer, raise ${operation} in the resource's timeouts block.`;
  const cancel = after(Math.min(afterMs, maximumTimerMs), () =>
    joined.abort(
      new AbortedError(`The ${operation} did not end within ${formatDuration(afterMs)}. ${advice}`),
    ),
  );
  return {
    signal: joined.signal,
    clear: () => {
      cancel();
      joined.release();
    },
  };
}
