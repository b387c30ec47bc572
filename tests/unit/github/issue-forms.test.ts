import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES } from '#cli/new/choices.ts';
import { formFiles } from '#cli/new/forms.ts';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const FOLDER = new URL('../../../.github/ISSUE_TEMPLATE/', import.meta.url);

const required = z.strictObject({ required: z.boolean() }).optional();
const said = z.strictObject({ label: z.string(), description: z.string().optional(), placeholder: z.string().optional() });

/** What GitHub takes as an issue form; it shows none of a form that has a fault. */
const formSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1).max(200),
  title: z.string(),
  body: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.enum(['input', 'textarea']), id: z.string(), attributes: said, validations: required }),
        z.strictObject({
          type: z.literal('dropdown'),
          id: z.string(),
          attributes: said.extend({ options: z.array(z.string()).min(1) }),
          validations: required,
        }),
        z.strictObject({
          type: z.literal('checkboxes'),
          id: z.string(),
          attributes: said.extend({ options: z.array(z.strictObject({ label: z.string(), required: z.boolean() })) }),
        }),
      ]),
    )
    .min(1),
});

const forms = readdirSync(FOLDER).filter((name) => name !== 'config.yml');

test('there is a form for a concept, a misreading and an excerpt', () => {
  expect(forms.sort()).toEqual(['propose-concept.yml', 'report-misreading.yml', 'suggest-excerpt.yml']);
});

test.each(forms)('%s is a form, asks in Chinese and English, and each of its questions once', (name) => {
  const form = formSchema.parse(parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const ids = form.body.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const texts = [form.name, form.description, ...form.body.map(({ attributes }) => attributes.label)];
  for (const text of texts) expect(text).toMatch(/\p{Script=Han}.*[a-z]/u);
});

test.each(LANGUAGES)('a study’s own forms in %s ask the same, whatever its levels are called', (language) => {
  for (const called of ['Code', 'Idea: #1 - {x}', '"编码" \'a\' | b', '- @x', 'x'.repeat(60)]) {
    const levels = [
      { name: { [language]: called }, forms: {} },
      { name: { [language]: called }, forms: {} },
    ];
    const own = [...formFiles(language, levels)].filter(([path]) => path.endsWith('.yml'));
    expect(own.map(([path]) => path.replace('.github/ISSUE_TEMPLATE/', ''))).toEqual(forms);
    for (const [path, text] of own) {
      const questions = (form: unknown) => formSchema.parse(form).body.map((one) => [one.type, one.id, 'validations' in one]);
      const bilingual = readFileSync(new URL(path.replace('.github/ISSUE_TEMPLATE/', ''), FOLDER), 'utf8');
      expect(questions(parse(text))).toEqual(questions(parse(bilingual)));
      expect(text).not.toContain('{{');
    }
  }
});
