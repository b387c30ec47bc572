import { describe, expect, it } from 'vitest';
import { arrow, isolated } from '#site/texts/labels.ts';

describe('what is written from right to left', () => {
  it('has its arrows point where it is read on to', () => {
    expect(['zh', 'en', 'ar', 'he', 'ur', 'az-Arab', 'az'].map(arrow)).toEqual(['→', '→', '←', '←', '←', '←', '→']);
  });

  it('is kept apart from what stands beside it where there is no markup, and nothing else is', () => {
    expect(isolated('信任', 'zh')).toBe('信任');
    expect(isolated('Trust (2024)', 'en')).toBe('Trust (2024)');
    expect(isolated('الثقة', 'en')).toBe('\u2068الثقة\u2069');
    expect(isolated('A אמון', 'zh')).toBe('\u2068A אמון\u2069');
    expect(isolated('ISO 9001', 'ar')).toBe('\u2068ISO 9001\u2069');
  });
});
