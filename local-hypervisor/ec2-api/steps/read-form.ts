import { parseForm } from "../codec/form";
import { methodNotAllowed, pathNotFound } from "../errors";
import type { Step } from "../exchange";
import { ec2Protocol, protocols } from "../protocols";

/** Parses the parameters, of the URL and of the body; the API's version tells the service. */
export const readForm: Step = (exchange) => {
  const { method, target, body } = exchange.request;
  if (method !== "POST" && method !== "GET") throw methodNotAllowed(method);
  const question = target.indexOf("?");
  const path = question < 0 ? target : target.slice(0, question);
  if (path !== "/") throw pathNotFound(path);
  const query = question < 0 ? "" : target.slice(question + 1);
  exchange.query = parseForm(query);
  exchange.form = parseForm(query, Buffer.from(body).toString("utf8"));
  const version = exchange.form.get("Version");
  exchange.protocol = protocols.find((protocol) => protocol.version === version) ?? ec2Protocol;
  exchange.action = exchange.form.get("Action") ?? "";
};
