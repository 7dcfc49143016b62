import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  reactCompiler: true,
  serverExternalPackages: ["pg", "pino", "undici"],
  poweredByHeader: false,
  // The console shows no pictures: closes /_next/image, which would fetch and convert what anyone names.
  images: { unoptimized: true },
  turbopack: {
    // Texts are taken apart on the server (lib/i18n/compiled.ts): the parser would be 9 kB on every page.
    resolveAlias: {
      "use-intl/format-message": "./node_modules/use-intl/dist/esm/production/format-message/format-only.js",
    },
  },
  // `npm run check` checks the types, those of tests and scripts too: a start neither waits for that nor fails by it.
  typescript: { ignoreBuildErrors: true },
};
export default withNextIntl(config);
