import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = { reactCompiler: true, serverExternalPackages: ["pg", "pino", "undici"], poweredByHeader: false };
export default withNextIntl(config);
