/** @type {import("next").NextConfig} */
const config = { reactCompiler: true, serverExternalPackages: ["pg", "pino", "undici"], poweredByHeader: false };
export default config;
