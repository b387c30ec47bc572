import type { Chart } from './chart.ts';
import { layOutColumn } from './column.ts';
import type { Drawing } from './drawing.ts';
import { readModel } from './read-model.ts';
import { layOutRow } from './row.ts';

/** No row of blocks is wider than this: it would be set too small. */
const ROW_WIDTH = 1000;

/** A model in a row where that is wide enough for all without a crossing, else in a column. */
export function layOutModel(chart: Chart, form: 'wide' | 'narrow'): Drawing {
  const model = readModel(chart);
  const row = form === 'wide' ? layOutRow(model, ROW_WIDTH) : undefined;
  return row ?? layOutColumn(model, form);
}
