import type { HtmlTagDescriptor, Plugin } from 'vite';

const GLOBE = /GlobeSurface-.*\.js$/;

/** Lets browsers fetch the globe at once, and not only when the page's frame asks. */
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
  return files
    .filter((file) => GLOBE.test(file))
    .map((file) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', href: `/${file}` },
      injectTo: 'head',
    }));
}
