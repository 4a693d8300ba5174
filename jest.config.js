/** Unit and property tests; `acceptance` and `guest` tests boot real guests. Of both several files run side by side. */
// The SDK is pinned to a version that runs on Node 20; its notice about later versions would only be noise
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const isNightly = process.env.DRYDOCK_NIGHTLY === "1";

const common = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript", decorators: true } },
        module: { type: "commonjs" },
      },
    ],
  },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/"],
};
module.exports = {
  testSequencer: "<rootDir>/test/longest-first.js",
  // Ends what hangs, and nothing that is merely slow: many a test shares its processor
  testTimeout: 300_000,
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: [
        "/node_modules/",
        "\\.(guest|nightly)\\.test\\.ts$",
        "<rootDir>/test/acceptance/",
      ],
    },
    {
      ...common,
      displayName: "guest",
      testMatch: [
        "<rootDir>/test/**/*.guest.test.ts",
        "<rootDir>/test/**/*.nightly.test.ts",
        "<rootDir>/test/acceptance/**/*.test.ts",
      ],
      // Whole files that take many minutes: not skipped by day, but not there
      testPathIgnorePatterns: ["/node_modules/", ...(isNightly ? [] : ["\\.nightly\\.test\\.ts$"])],
    },
  ],
};
