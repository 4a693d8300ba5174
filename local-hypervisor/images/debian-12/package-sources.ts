import { runHostCommand } from "../host-command";

/** Where Debian's packages are, should this machine's own sources not say */
const defaultSources = (suite: string): readonly string[] => [
  `deb http://deb.debian.org/debian ${suite} main`,
  `deb http://deb.debian.org/debian ${suite}-updates main`,
  `deb http://deb.debian.org/debian-security ${suite}-security main`,
];

/**
 * Lines of sources.list for a Debian suite with its updates: this machine's own mirrors where it has the suite, as on
 * Debian of the same release, else Debian's.
 */
export async function packageSources(suite: string): Promise<readonly string[]> {
  const output = await runHostCommand("apt-get", [
    "indextargets",
    "--format",
    "$(REPO_URI) $(RELEASE) $(COMPONENT)",
    "Created-By: Packages",
  ]);
  const wanted = [suite, `${suite}-updates`, `${suite}-security`];
  const lines = new Set<string>();
  for (const line of output.split("\n")) {
    const [uri, release, component] = line.split(" ");
    if (uri && release && wanted.includes(release) && component === "main")
      lines.add(`deb ${uri} ${release} main`);
  }
  return [...lines].some((line) => line.includes(` ${suite} `)) ? [...lines] : defaultSources(suite);
}

/** The machine's settings of apt that say how to reach mirrors, as apt.conf has them: `Acquire::http::Proxy "…";` */
export async function aptSettings(): Promise<readonly string[]> {
  const output = await runHostCommand("apt-config", ["dump", "--no-empty", "--format", "%f %V%n", "Acquire"]);
  return output.split("\n").flatMap((line) => {
    const [, name, value] = /^(Acquire::https?::Proxy\S*) (.+)$/.exec(line) ?? [];
    return name && value ? [`${name} "${value}"`] : [];
  });
}
