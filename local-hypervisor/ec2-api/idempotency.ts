import { createHash } from "node:crypto";
import { idempotentParameterMismatch, invalidValue } from "../model/errors/request";
import { shapesOf } from "./codec/shapes";
import type { Exchange, GatewayOptions } from "./exchange";
import { operationParameters } from "./steps/decode-input";

const longestToken = 64;

/** How long a client token is remembered, milliseconds: a day, longer than any client goes on trying. */
const rememberedMs = 24 * 60 * 60 * 1000;
const sweepEveryMs = 60 * 60 * 1000;

/** Client tokens, which make a request that is sent twice happen once. */
export class RequestTokens {
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: GatewayOptions) {}

  /**
   * Carries a request out unless its client token stands for one that was: then the answer is that one's again. The
   * token is recorded in the same transaction, so that a crash leaves both or neither.
   *
   * @throws Ec2Error IdempotentParameterMismatch when the token came with other parameters
   */
  answerOnce(exchange: Exchange, carryOut: () => string, checkReplay: () => void): string {
    const { action, input, region } = exchange;
    // Not every client token is marked as one in EC2's shapes, such as CreateFlowLogs'
    const member = shapesOf(action).input.members.find(
      (each) => each.isIdempotencyToken || each.name === "ClientToken",
    );
    const token = member ? input[member.name] : undefined;
    if (!member || typeof token !== "string" || token === "") return carryOut();
    if (token.length > longestToken) {
      throw invalidValue(member.queryName, token, `It has at most ${longestToken} characters.`);
    }
    const { store } = this.options.controlPlane.context;
    const now = this.options.clock.now();
    this.sweep(now);
    const id = `${region}/${action}/${token}`;
    const requestDigest = digestOf(exchange, member.queryName);
    const existing = store.get("requestToken", id);
    if (existing && existing.createdAt + rememberedMs > now) {
      if (existing.requestDigest !== requestDigest) throw idempotentParameterMismatch();
      checkReplay();
      return existing.response;
    }
    const response = carryOut();
    store.put("requestToken", { id, region, tags: {}, requestDigest, response, createdAt: now });
    return response;
  }

  /** Forgets tokens that are too old, now and then. */
  private sweep(now: number): void {
    if (now - this.sweptAt < sweepEveryMs) return;
    const { store, afterCommit } = this.options.controlPlane.context;
    for (const { id, createdAt } of store.listAll("requestToken")) {
      if (createdAt + rememberedMs <= now) store.delete("requestToken", id);
    }
    // A request that fails takes the deletions back
    afterCommit(() => {
      this.sweptAt = now;
    });
  }
}

function digestOf(exchange: Exchange, tokenParameter: string): string {
  const parameters = [...operationParameters(exchange)].filter(([name]) => name !== tokenParameter);
  parameters.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(parameters)).digest("hex");
}
