import type { ConfigureRequest, Diagnosed } from "../../protocol/provider-server";
import { requireObject, type Session } from "../session";
import { tagSettings } from "../tags";

/** ConfigureProvider: once a process, before the first call that reaches the API. */
export async function configureProvider<Services>(
  session: Session<Services>,
  request: ConfigureRequest,
): Promise<Diagnosed> {
  const config = requireObject(request.config, session.schemas.provider());
  const signal = session.stopping.signal;
  const { provider } = await session.provider();
  try {
    const result = await provider.configure(config, { terraformVersion: request.terraformVersion, signal });
    session.services = result.services;
    session.tags = tagSettings(config);
    return { diagnostics: result.diagnostics };
  } catch (problem) {
    return { diagnostics: [session.failure("configuring the provider", problem, signal)] };
  }
}
