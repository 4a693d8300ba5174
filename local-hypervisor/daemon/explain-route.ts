import type { ServerResponse } from "node:http";
import { ExplanationError, type InstanceExplanation } from "../control-plane/explanation";

/** What a guest sees and what was done for it, on the behalf of `drydock explain`. */
export interface ExplainHandlers {
  /** Rejects with `ExplanationError` */
  explain(instanceId: string): Promise<InstanceExplanation>;
}

const statuses = { unknown: 404, notRunning: 409 } as const;

/** `GET /explain?instance=<id>` */
export async function answerExplain(
  query: URLSearchParams,
  response: ServerResponse,
  handlers: ExplainHandlers,
): Promise<void> {
  try {
    const explanation = await handlers.explain(query.get("instance") ?? "");
    response.setHeader("content-type", "application/json").end(JSON.stringify(explanation));
  } catch (error) {
    const status = error instanceof ExplanationError ? statuses[error.kind] : 500;
    response.writeHead(status).end((error as Error).message);
  }
}
