import { invalidValue } from "../../model/errors/request";

/** Scalars of the Query protocol. Each throws Ec2Error InvalidParameterValue that names the parameter. */

export function parseBoolean(parameter: string, text: string): boolean {
  const lowerCase = text.toLowerCase();
  if (lowerCase === "true") return true;
  if (lowerCase === "false") return false;
  throw invalidValue(parameter, text, "It must be true or false.");
}

export function parseNumber(parameter: string, text: string): number {
  const number = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number)) throw invalidValue(parameter, text, "It must be a number.");
  return number;
}

const timestampPattern =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** A date and time of ISO 8601 with its time zone; JavaScript keeps milliseconds. */
export function parseTimestamp(parameter: string, text: string): Date {
  const parts = timestampPattern.exec(text);
  const date = parts ? new Date(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")) : undefined;
  const [year = 0, month = 0, day = 0] = (parts ?? []).slice(1, 4).map(Number);
  const daysOfMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (!date || Number.isNaN(date.getTime()) || day < 1 || day > daysOfMonth) {
    throw invalidValue(parameter, text, "It must be a date and time such as 2026-01-31T12:00:00Z.");
  }
  return date;
}

export function parseBase64(parameter: string, text: string): Uint8Array {
  const compact = text.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) {
    throw invalidValue(parameter, text, "It must be base64.");
  }
  return new Uint8Array(Buffer.from(compact, "base64"));
}
