"use client";

import "./globals.css";

/** When even the frame can't be made: no language is known here, so it speaks both. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto grid max-w-md gap-3 px-6 py-20">
          <h1 className="text-title font-semibold">The console could not be shown</h1>
          <p className="text-ink-2">Load the page again. If this stays, look into the server's log.</p>
          <p lang="zh-CN" className="text-ink-2">
            控制台无法显示。请重新加载页面；如仍出现，请查看服务日志。
          </p>
        </main>
      </body>
    </html>
  );
}
