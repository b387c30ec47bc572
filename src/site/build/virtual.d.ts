/// <reference types="astro/client" />

declare module 'virtual:zhagen/report' {
  import type { MDXInstance } from 'astro';
  export const sections: Readonly<Record<string, Readonly<Record<string, MDXInstance<Record<string, unknown>>>>>>;
}
