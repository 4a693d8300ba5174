import { accessDenied } from "../errors";
import { headerOf, type Step } from "../exchange";

/**
 * Refuses what a web page can make a browser send: a page has no business here, and a name that an attacker binds to
 * 127.0.0.1 must not make it look as if it had.
 */
export const refuseBrowsers: Step = ({ request }) => {
  const hosts = request.headers.get("host") ?? [];
  if (hosts.length !== 1 || !isLoopback(hosts[0] ?? "")) {
    throw accessDenied("The header Host must name 127.0.0.1 or localhost.");
  }
  for (const name of ["origin", "sec-fetch-site"]) {
    if (headerOf(request, name) !== undefined)
      throw accessDenied("This endpoint does not answer to web pages.");
  }
};

const isLoopback = (host: string): boolean =>
  /^(127\.0\.0\.1|localhost|([a-z0-9-]+\.)*localhost)(:\d{1,5})?$/i.test(host);
