/** A request as the parser gives it. */
export interface HttpRequest {
  /** As sent, upper case for the known ones */
  readonly method: string;
  /** Path without query, still percent-encoded, beginning with a slash */
  readonly path: string;
  /** By lower-case name; repeated ones are joined with commas */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** The client speaks HTTP/1.1 or asked to keep the connection, and did not ask to close it */
  readonly keepAlive: boolean;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
