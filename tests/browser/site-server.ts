import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
};

export interface SiteServer {
  /** Without a slash at its end. */
  readonly origin: string;
  /** The address of a page's path, which begins with `/` and has no base. */
  url(path: string): string;
  close(): Promise<void>;
}

/**
 * Serves a built site as a static host does: under its base, text compressed, with `index.html` for folders and `404.html` for what is
 * not there. @param headers that the host adds to every answer
 */
export async function serveSite(folder: string, base = '/', headers: Readonly<Record<string, string>> = {}): Promise<SiteServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const found = path.startsWith(base) ? fileOf(folder, path.slice(base.length)) : undefined;
    const file = found ?? join(folder, '404.html');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const packed = /charset|svg/.test(type) && /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    response.writeHead(found === undefined ? 404 : 200, {
      ...headers,
      'content-type': type,
      ...(packed && { 'content-encoding': 'gzip' }),
    });
    response.end(packed ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    url: (path) => origin + base + path.slice(1),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A path that ends in a slash is a folder's; nothing outside the folder is served, nor what is not well encoded. */
function fileOf(folder: string, encoded: string): string | undefined {
  const path = decoded(encoded);
  if (path === undefined || path.split('/').includes('..')) return undefined;
  const file = join(folder, path.endsWith('/') || path === '' ? join(path, 'index.html') : path);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
