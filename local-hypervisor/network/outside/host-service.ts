/** A service of this machine that the user lets guests reach, by name. */
export interface HostService {
  /** Guests find it as `<name>.host.drydock.internal` */
  readonly name: string;
  readonly protocol: "tcp" | "udp";
  /** Where it listens on this machine's loopback, dotted */
  readonly host: string;
  readonly port: number;
}

const syntax = /^(?<name>[^=]*)=(?:(?<host>[^:/]*):)?(?<port>[^:/]*)(?:\/(?<protocol>.*))?$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const loopback = /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/**
 * Reads `name=[host:]port[/tcp|/udp]`, separated by commas, such as `mirror=3142,web=127.0.0.1:8080/udp`. Throws
 * `TypeError` that says which part is wrong and what it should look like.
 */
export function parseHostServices(text: string): readonly HostService[] {
  const services = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseHostService);
  for (const [index, service] of services.entries()) {
    const other = services.slice(0, index).find((each) => clash(each, service));
    if (other !== undefined) {
      const what = other.name === service.name ? `the name ${service.name}` : `port ${service.port}`;
      throw new TypeError(`${what} (${service.protocol}) is given to two services; each needs its own`);
    }
  }
  return services;
}

/** Guests reach a service at its own port of this machine's address, so that a port stands for one service */
function clash(a: HostService, b: HostService): boolean {
  return a.protocol === b.protocol && (a.port === b.port || a.name === b.name);
}

function parseHostService(part: string): HostService {
  const { name, host, port, protocol = "tcp" } = syntax.exec(part)?.groups ?? {};
  const refuse = (why: string): never => {
    throw new TypeError(`'${part}': ${why}; write name=[host:]port[/udp], such as mirror=3142`);
  };
  if (name === undefined || port === undefined) return refuse("it is not a service");
  if (!label.test(name)) return refuse("the name may have small letters, digits and hyphens, 63 at most");
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number < 1 || number > 65_535) return refuse("the port is not a number from 1 to 65535");
  if (protocol !== "tcp" && protocol !== "udp") return refuse("the protocol is neither tcp nor udp");
  const place = host === undefined || host === "localhost" ? "127.0.0.1" : host;
  if (!loopback.test(place)) return refuse("the host is not one of this machine's loopback addresses");
  return { name, protocol, host: place, port: number };
}
