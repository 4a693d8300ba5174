import {
  checkLaunch,
  instanceTypes,
  type LaunchImage,
  parseRelaxations,
  relaxationNames,
  relaxationWarning,
  relaxedProblems,
} from "../../../schemas";

const i386: LaunchImage = { architecture: "i386", virtualizationType: "hvm", enaSupport: true };

describe("DRYDOCK_ALLOW", () => {
  test.each<[string, string[]]>([
    ["", []],
    ["i386-on-nitro", ["i386-on-nitro"]],
    [" i386-on-nitro , i386-on-nitro,", ["i386-on-nitro"]],
  ])("'%s' allows %j", (text, names) => {
    expect(parseRelaxations(text)).toEqual(names);
  });

  test("an unknown name is refused with those that there are", () => {
    expect(() => parseRelaxations("i386-on-nitro,everything")).toThrow(
      new TypeError("there is no relaxation 'everything'; known are: i386-on-nitro"),
    );
  });
});

describe("i386-on-nitro", () => {
  const relaxations = parseRelaxations("i386-on-nitro");

  test("sets aside what AWS says of the architecture, on Nitro types of Intel's and AMD's, and nothing else", () => {
    for (const { name, hypervisor, architectures } of instanceTypes()) {
      const strict = checkLaunch({ instanceType: name, image: i386 });
      const relaxed = checkLaunch({ instanceType: name, image: i386, relaxations });
      const aside = relaxedProblems({ instanceType: name, image: i386, relaxations });
      expect([...relaxed, ...aside].map(({ message }) => message).sort()).toEqual(
        strict.map(({ message }) => message).sort(),
      );
      expect(aside.length > 0).toBe(hypervisor === "nitro" && architectures.includes("x86_64"));
    }
  });

  test("is off by default", () => {
    expect(relaxationNames).toEqual(["i386-on-nitro"]);
    expect(relaxedProblems({ instanceType: "t3.micro", image: i386 })).toEqual([]);
    expect(checkLaunch({ instanceType: "t3.micro", image: i386 })).toHaveLength(1);
  });

  test("says what AWS would answer", () => {
    const [problem] = relaxedProblems({ instanceType: "t3.micro", image: i386, relaxations });
    expect(problem && relaxationWarning(problem)).toMatch(
      /^AWS would refuse this launch with InvalidParameterValue: The architecture 'x86_64' .* It runs here because DRYDOCK_ALLOW has i386-on-nitro\.$/,
    );
  });
});
