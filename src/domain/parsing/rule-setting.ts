import { finding, LOWERABLE, RULES, type Finding, type Rule } from '../entry/finding.ts';
import type { ParsedStudy } from './study-parser.ts';
import { didYouMean } from '../text/suggestion.ts';

const SETTINGS = ['warning', 'off'] as const;
type Setting = (typeof SETTINGS)[number];

/**
 * `rules:` in study.yaml lowers some rules to warnings, or switches them and any warning off, for a study whose method differs. Where it
 * cannot be read, a rule that it may have lowered warns.
 */
export function setRules(findings: readonly Finding[], { rules }: ParsedStudy): Finding[] {
  const wrong: Finding[] = [];
  const set = new Map<Rule, Setting>();
  if (rules === 'unknown') for (const rule of LOWERABLE) set.set(rule, 'warning');
  for (const [name, setting] of Object.entries(rules === 'unknown' ? {} : (rules?.data ?? {}))) {
    const refused = refuse(name, setting);
    if (refused === undefined) set.set(name as Rule, setting as Setting);
    else if (rules !== undefined && rules !== 'unknown')
      wrong.push(finding('schema', rules.entry.path, rules.entry.locate(['rules', name], 'key'), ...refused));
  }
  const heard = findings.flatMap((one) => {
    const setting = set.get(one.rule);
    return setting === 'off' ? [] : [setting === 'warning' && one.severity === 'error' ? lowered(one) : one];
  });
  return [...heard, ...wrong];
}

/** A rule that is lowered already can only be switched off. */
const lowered = (one: Finding): Finding => ({
  ...one,
  severity: 'warning',
  mend: one.mend.replace(/lower the rule (in study\.yaml: rules: \{ [\w-]+): warning \}/, 'switch the rule off $1: off }'),
});

const CAN_BE = `These can be lowered: ${[...LOWERABLE].join(', ')}.`;

/** Why a rule cannot be set so, and the mend. */
function refuse(rule: string, setting: string): [message: string, mend: string] | undefined {
  if (!Object.hasOwn(RULES, rule)) return [`There is no rule "${rule}".`, `${didYouMean(rule, Object.keys(RULES))}${CAN_BE}`];
  if (!LOWERABLE.has(rule as Rule) && RULES[rule as Rule] === 'error')
    return [`The rule "${rule}" cannot be lowered: without it the study would not hold together.`, CAN_BE];
  if (!(SETTINGS as readonly string[]).includes(setting))
    return [
      `The rule "${rule}" cannot be set to "${setting}".`,
      'The settings are "warning" and "off"; take the line out to keep the rule as it is.',
    ];
  return undefined;
}
