import type { Paragraph, PhrasingContent, Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { mediaName } from '#domain/study/media.ts';
import { imagesOf, type ImageWords } from '#formats/prose/image.ts';
import type { ImageTarget, LinkResolver } from './study-links.ts';

type TargetOf = (url: string) => ImageTarget | undefined;
type Tag = Extract<Root['children'][number], { type: 'mdxJsxFlowElement' }> | Extract<PhrasingContent, { type: 'mdxJsxTextElement' }>;

/**
 * remark plugin: the study's pictures are shown, at their size; one that stands alone and has a title is a figure with that as its caption.
 * Of any other image a link stands, since pages load nothing from elsewhere. Before `remarkAddresses`, which knows no file of a study.
 */
export function remarkImages(resolver: (path: string | undefined) => LinkResolver) {
  return (tree: Root, { path }: { readonly path?: string | undefined }): void => {
    const links = resolver(path);
    const targetOf: TargetOf = (url) => {
      const name = mediaName(url);
      return name === undefined ? undefined : links.image(name);
    };
    const imageOf = imagesOf(tree);
    const inLinks = new Set<unknown>();
    visit(tree, (node, index, parent) => {
      if (node.type === 'link' || node.type === 'linkReference' || inLinks.has(parent)) inLinks.add(node);
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') showTag(node, targetOf);
      if (node.type === 'paragraph' && node.children.length === 1) showFigure(node, imageOf(node.children[0] ?? node), targetOf);
      const image = imageOf(node);
      if (image === undefined || parent === undefined || index === undefined) return undefined;
      const target = targetOf(image.url);
      parent.children.splice(index, 1, target ? picture(image, target) : instead(image, inLinks.has(parent)));
      return [SKIP, index + 1];
    });
  };
}

/** What every picture has: its place from the start, and its bytes when it comes into sight. */
const attributesOf = ({ href, width, height }: ImageTarget) => ({ src: href, width, height, loading: 'lazy', decoding: 'async' });

function picture({ alt, title }: ImageWords, target: ImageTarget): PhrasingContent {
  const named = title == null || title === '' ? {} : { title };
  return element('img', { ...attributesOf(target), alt: alt ?? '', ...named });
}

const element = (hName: string, hProperties: Record<string, string | number> = {}, children: PhrasingContent[] = []): PhrasingContent => ({
  type: 'emphasis',
  data: { hName, hProperties },
  children,
});

/** A paragraph that is one picture with a title. */
function showFigure(paragraph: Paragraph, image: ImageWords | undefined, targetOf: TargetOf): void {
  const target = targetOf(image?.url ?? '');
  if (image?.title == null || image.title === '' || target === undefined) return;
  paragraph.data = { hName: 'figure', hProperties: { className: ['picture'] } };
  const caption = element('figcaption', {}, [{ type: 'text', value: image.title }]);
  paragraph.children = [picture({ ...image, title: null }, target), caption];
}

/** What stands for an image that is not shown. @param inLink whether there is a link around it: there is none within a link */
function instead({ url, alt }: ImageWords, inLink: boolean): PhrasingContent {
  const words: PhrasingContent = { type: 'text', value: alt == null || alt === '' ? url : alt };
  return inLink || mediaName(url) !== undefined ? words : { type: 'link', url, children: [words] };
}

/** A report's own `<img>` of the study's picture has the same, but for what it says itself. */
function showTag(node: Tag, targetOf: TargetOf): void {
  const isWord = (name: string) => (one: Tag['attributes'][number]) => one.type === 'mdxJsxAttribute' && one.name === name;
  const src = node.attributes.find(isWord('src'))?.value;
  const target = node.name === 'img' && typeof src === 'string' ? targetOf(src) : undefined;
  if (target === undefined) return;
  const kept = node.attributes.filter((one) => !isWord('src')(one));
  const isSized = kept.some(isWord('width')) || kept.some(isWord('height'));
  const added = Object.entries(attributesOf(target)).filter(
    ([name]) => !kept.some(isWord(name)) && !(isSized && /^(width|height)$/.test(name)),
  );
  node.attributes = [...kept, ...added.map(([name, value]): MdxJsxAttribute => ({ type: 'mdxJsxAttribute', name, value: String(value) }))];
}
