import type { HtmlTagDescriptor, Plugin } from 'vite';

/** What the first picture of the globe needs, beside what the page's frame names itself. */
const FIRST: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/GlobeSurface-.*\.js$/, { rel: 'modulepreload' }],
  // As three.js asks for it; asked for in another way it would be fetched twice.
  [/earth-(day|night)-2k-.*\.webp$/, { rel: 'preload', as: 'image', crossorigin: 'anonymous' }],
];

/** Lets browsers fetch the globe and its pictures at once, and not only when the page's frame asks. */
export function preload(): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => tagsFor(Object.keys(bundle ?? {})),
    },
  };
}

export function tagsFor(files: readonly string[]): HtmlTagDescriptor[] {
  return FIRST.flatMap(([pattern, attributes]) =>
    files
      .filter((file) => pattern.test(file))
      .map((file) => ({
        tag: 'link',
        attrs: { ...attributes, href: `/${file}` },
        injectTo: 'head' as const,
      })),
  );
}
