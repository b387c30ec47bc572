import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';

/** Attributes of a report's own tags that hold an address. */
const ADDRESSES: readonly string[] = ['href', 'src', 'action', 'formAction', 'xlinkHref'];

/** The address that an attribute gives, written out or as a text in braces; undefined for any other, and for what the report's code works out. */
export function addressOf(attribute: MdxJsxAttribute | MdxJsxExpressionAttribute): string | undefined {
  if (attribute.type !== 'mdxJsxAttribute' || !ADDRESSES.includes(attribute.name)) return undefined;
  const { value } = attribute;
  if (typeof value === 'string') return value;
  const [statement] = value?.data?.estree?.body ?? [];
  if (statement?.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type === 'Literal') return typeof expression.value === 'string' ? expression.value : undefined;
  const [only, ...others] = expression.type === 'TemplateLiteral' ? expression.quasis : [];
  return others.length === 0 ? (only?.value.cooked ?? undefined) : undefined;
}
