import type { Plugin } from 'vite';

const CALL = 'styleInject(css_248z);';
const TEXT = /var css_248z = ("(?:[^"\\]|\\.)*");/;
const NAME = '/libraries-style-';

/**
 * Libraries of the globe put style elements into the page, which its policy would have to allow to
 * everybody. Here their styles become style sheets like our own.
 */
export function librariesStyles(): Plugin {
  const sheets: string[] = [];
  return {
    name: 'libraries-styles',
    apply: 'build',
    enforce: 'pre',
    transform(code) {
      if (!code.includes(CALL)) return null;
      const text = TEXT.exec(code)?.[1];
      if (text === undefined) throw new Error('a library has its styles elsewhere than before');
      sheets.push(JSON.parse(text) as string);
      const name = `${NAME}${sheets.length - 1}.css`;
      return { code: `import '${name}';\n${code.replace(CALL, '')}`, map: null };
    },
    resolveId: (id) => (id.startsWith(NAME) ? id : null),
    load(id) {
      return id.startsWith(NAME) ? sheets[Number(id.slice(NAME.length, -'.css'.length))] : null;
    },
  };
}
