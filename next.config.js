import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  // What its caches save here is not worth their code (gzip): 3 kB of the frame, up to 16 kB of a screen before the first
  // interaction, and Babel over each component in each build. Long lists of options use `useMemo`.
  reactCompiler: false,
  serverExternalPackages: ["pg", "pino", "undici"],
  poweredByHeader: false,
  // The console shows no pictures: closes /_next/image, which would fetch and convert what anyone names.
  images: { unoptimized: true },
  // Their names stay when they change: a browser asks again after a day, and for what names the others each time.
  headers: async () => [
    {
      source: "/:file(favicon\\.ico|icon\\.svg|apple-touch-icon\\.png|icon-[\\w-]+\\.png)",
      headers: [{ key: "Cache-Control", value: "public, max-age=86400" }],
    },
    {
      source: "/:file(robots\\.txt|console\\.[\\w-]+\\.webmanifest)",
      headers: [{ key: "Cache-Control", value: "no-cache" }],
    },
  ],
  turbopack: {
    // Texts are taken apart on the server (lib/i18n/compiled.ts): the parser would be 9 kB on every page. Of the same version
    // as icu-minify, whose output it reads.
    resolveAlias: {
      "use-intl/format-message": "use-intl/format-message/format-only",
    },
  },
  experimental: {
    // Builds are rare, and a first one spends almost half of its time on writing this cache (150 MB).
    turbopackFileSystemCacheForBuild: false,
    // Fewer and larger pieces of JavaScript, which compress better (gzip): 2 to 3 kB less on each screen and 5 on the bind form. In
    // exchange a screen loads anew what it shares with some others. In bytes of source.
    turbopackChunking: { requestCost: 1_000_000, minChunkSize: 200_000, maxMergeChunkSize: 1_000_000 },
  },
  // `npm run check` checks the types, those of tests and scripts too: a start neither waits for that nor fails by it.
  typescript: { ignoreBuildErrors: true },
};
export default withNextIntl(config);
