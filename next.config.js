import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  reactCompiler: true,
  serverExternalPackages: ["pg", "pino", "undici"],
  poweredByHeader: false,
  // `npm run check` checks the types, those of tests and scripts too: a start neither waits for that nor fails by it.
  typescript: { ignoreBuildErrors: true },
};
export default withNextIntl(config);
