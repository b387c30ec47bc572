import { layOutChain } from './chain.ts';
import type { Chart } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { layOutMap } from './map.ts';
import { layOutModel } from './model.ts';

const LAYOUTS = { model: layOutModel, map: layOutMap, chain: layOutChain } as const;

/** Gives everything in a chart its place: the same places for the same chart. */
export function layOut(chart: Chart, kind: keyof typeof LAYOUTS, form: 'wide' | 'narrow'): Drawing {
  return LAYOUTS[kind](chart, form);
}
