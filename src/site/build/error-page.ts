/** What dev shows instead of a page while the study has errors: the report, and Vite's client, which reloads when a file changes. */
export function errorPage(report: string, client: string): string {
  const escaped = report.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The study has errors</title>
<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1.5rem}pre{font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap;border-left:4px solid #a8321f;padding-left:1rem}</style>
<h1>The study has errors</h1><pre>${escaped}</pre><p>Mend the files; this page follows.</p><script type="module" src="${client}"></script></html>`;
}
