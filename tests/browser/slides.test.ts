import { expect } from 'vitest';
import { countPages } from '#formats/pdf/pdf.ts';
import { siteTest } from './site-test.ts';

for (const name of ['shipped', 'gioia', 'awkward'] as const)
  siteTest(name)(`prints each slide of the ${name} study on one page`, async ({ site, page }) => {
    await page.goto(site.url('/slides/'));
    const slides = await page.locator('.slide').count();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect((await countPages(new Uint8Array(pdf))).pages).toBe(slides);
  });
