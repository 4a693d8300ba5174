import { abbreviate, malformedQuery, tooManyParameters } from "../../model/errors/request";

/** Parameters of a request by their whole names, in their order. */
export type Form = ReadonlyMap<string, string>;

const maximumParameters = 10_000;

/**
 * Parses `application/x-www-form-urlencoded` text, the body of a POST or the query of a GET.
 *
 * @throws Ec2Error MalformedQueryString for broken escapes and for a parameter that comes twice
 */
export function parseForm(...texts: readonly string[]): Form {
  const form = new Map<string, string>();
  for (const text of texts) {
    for (const pair of text.split("&")) {
      if (pair === "") continue;
      const equals = pair.indexOf("=");
      const name = decodeText(equals < 0 ? pair : pair.slice(0, equals));
      if (form.has(name)) throw malformedQuery(`The parameter ${abbreviate(name)} is there more than once.`);
      if (form.size >= maximumParameters) throw tooManyParameters(maximumParameters);
      form.set(name, equals < 0 ? "" : decodeText(pair.slice(equals + 1)));
    }
  }
  return form;
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw malformedQuery("A percent sign is not followed by two hexadecimal digits of UTF-8.");
  }
}
