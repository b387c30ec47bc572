/// <reference types="astro/client" />

declare module 'virtual:zhagen/report' {
  import type { MDXInstance } from 'astro';
  export const sections: Readonly<Record<string, Readonly<Record<string, MDXInstance<Record<string, unknown>>>>>>;
}

/** Whether a page is served while its study is edited: not of the environment, which may have variables called PROD or DEV. */
declare const IN_DEV: boolean;

declare namespace App {
  interface Locals {
    /** What the page being rendered is of; the middleware sets it. */
    edition: import('../edition/edition.ts').Edition;
  }
}
