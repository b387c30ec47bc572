/** Every rule, with the severity it has unless a study lowers it. The names are permanent: reports and `study.yaml` use them. */
export const RULES = {
  'unreadable-file': 'error',
  schema: 'error',
  'cut-text': 'error',
  'id-format': 'error',
  'duplicate-id': 'error',
  'reused-id': 'error',
  'unknown-replacement': 'error',
  'replacement-chain': 'error',
  'release-changed': 'error',
  'lost-url': 'error',
  'translation-without-original': 'error',
  'unknown-language': 'error',
  'unknown-category': 'error',
  'unknown-parent': 'error',
  'category-cycle': 'error',
  'no-core-category': 'error',
  'several-core-categories': 'error',
  'level-names': 'error',
  'empty-category': 'error',
  'concept-without-excerpt': 'error',
  'excerpt-without-source': 'error',
  'unknown-source': 'error',
  'without-consent': 'error',
  'excerpt-text-differs': 'error',
  'unknown-excerpt': 'error',
  'unknown-reference': 'error',
  'unknown-media': 'error',
  'image-without-alternative': 'error',
  'unreadable-diagram': 'error',
  'unknown-concept': 'error',
  'unknown-component': 'error',
  'repeated-component': 'error',
  'mapping-contradiction': 'error',
  'relation-to-itself': 'error',
  'relation-without-evidence': 'error',
  'unknown-place': 'error',
  'reported-without-place': 'error',
  'unclosed-comment': 'error',
  'exposed-comment': 'error',
  'raw-html': 'warning',
  'stray-mark': 'warning',
  'dead-link': 'warning',
  'unused-footnote': 'warning',
  'unknown-field': 'warning',
  'unused-reference': 'warning',
  'unused-source': 'warning',
  'unused-media': 'warning',
  'unsafe-media': 'warning',
  'unsafe-diagram': 'warning',
  'missing-translation': 'warning',
  'altered-text': 'warning',
  'reserved-name': 'warning',
  'range-outside-source': 'warning',
  'repeated-coding': 'warning',
  'codings-differ': 'warning',
  'saturation-order': 'warning',
  'saturation-length': 'warning',
  'low-agreement': 'warning',
  'duplicate-label': 'warning',
  'concept-without-definition': 'warning',
  'example-not-coded': 'warning',
  'counterexample-coded': 'warning',
} as const satisfies Record<string, Severity>;

/** Errors without which the graph still stands: `study.yaml` may lower them to a warning, or switch them off, as it may every warning. */
export const LOWERABLE: ReadonlySet<Rule> = new Set<Rule>([
  'several-core-categories',
  'empty-category',
  'concept-without-excerpt',
  'relation-without-evidence',
  'reported-without-place',
  'exposed-comment',
  'image-without-alternative',
]);

/** The end of a mend: how a study does without the rule. */
export function orLower(rule: Rule): string {
  return RULES[rule] === 'error'
    ? `or lower the rule in study.yaml: rules: { ${rule}: warning }`
    : `or switch the rule off in study.yaml: rules: { ${rule}: off }`;
}

export type Rule = keyof typeof RULES;
export type Severity = 'error' | 'warning';

/** A place in a file: line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong: what and why, where, and how to mend it. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Path inside the study's folder, with `/`. */
  readonly path: string;
  readonly position: Position;
  readonly message: string;
  readonly mend: string;
}

export const START: Position = { line: 1, column: 1 };

/** A finding with its rule's own severity. */
export function finding(rule: Rule, path: string, position: Position, message: string, mend: string): Finding {
  return { rule, severity: RULES[rule], path, position, message, mend };
}

/** Errors first, then by file, line, column and rule; a total order, the same on every machine. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = (f: Finding) => [f.severity === 'error' ? 0 : 1, f.path, f.position.line, f.position.column, f.rule, f.message] as const;
  return findings
    .map((f) => ({ f, k: key(f) }))
    .sort((a, b) => {
      for (let i = 0; i < a.k.length; i++) {
        const x = a.k[i] ?? 0;
        const y = b.k[i] ?? 0;
        if (x !== y) return x < y ? -1 : 1;
      }
      return 0;
    })
    .map(({ f }) => f);
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error');
}
