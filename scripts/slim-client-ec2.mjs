import { readFileSync } from "node:fs";

/**
 * esbuild plugin that lets the shapes of unused operations fall out of a bundle of @aws-sdk/client-ec2. Its shapes are
 * arrays of which most hold objects with computed keys (`[_xN]: …`), and esbuild keeps those: evaluating a key might
 * have an effect. All these keys are constants of the same file, so that they are written out here. To be used with
 * `mainFields: ["module", "main"]`: the CommonJS build of the client cannot be taken apart at all.
 */
export const slimClientEc2 = {
  name: "slim-client-ec2",
  setup(build) {
    build.onLoad({ filter: /client-ec2[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const constants = new Map(
        [...source.matchAll(/^const (_\w+) = "([^"\\]*)";$/gm)].map(([, name, text]) => [name, text]),
      );
      const contents = source.replace(/\[(_\w+)\]:/g, (key, name) =>
        constants.has(name) ? `${JSON.stringify(constants.get(name))}:` : key,
      );
      if (contents === source)
        return {
          errors: [
            {
              text: "client-ec2's shapes look otherwise than slim-client-ec2 expects: check what it replaces",
            },
          ],
        };
      return { contents, loader: "js" };
    });
  },
};
