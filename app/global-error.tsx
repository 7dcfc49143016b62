"use client";

import "./globals.css";

/** Shown when the frame fails to render. The language is unknown here, so it has both. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto grid max-w-md gap-3 px-6 py-20">
          <h1 className="text-title font-semibold">The console could not be shown</h1>
          <p className="text-ink-2">Reload the page. If the error persists, check the server's log.</p>
          <p lang="zh-CN" className="text-ink-2">
            控制台无法显示。请重新加载页面；如仍出现，请查看服务日志。
          </p>
        </main>
      </body>
    </html>
  );
}
