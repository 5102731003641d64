// Astro behind our own pipeline: the node adapter, with src/server.ts as the one entry of the built server. No logic here.
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

const adapter = node({ mode: 'middleware' });

/** The adapter as it is, but for the entry: our pipeline answers every request, and Astro's pages are its last step. */
const adapterWithPipeline = {
  ...adapter,
  hooks: {
    ...adapter.hooks,
    'astro:config:done': (options) =>
      adapter.hooks['astro:config:done']({
        ...options,
        setAdapter: (found) => options.setAdapter({ ...found, serverEntrypoint: new URL('./src/server.ts', import.meta.url) }),
      }),
  },
};

export default defineConfig({
  output: 'server',
  adapter: adapterWithPipeline,
  session: false,
  publicDir: './src/public',
  compressHTML: true,
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: 'assets' },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  security: {
    checkOrigin: false,
  },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: {
    ssr: { noExternal: true, external: ['sharp', 'flydrive', 'graphile-worker', 'pg-native'] },
    environments: { ssr: { resolve: { noExternal: true } } },
    build: { target: ['chrome125', 'firefox125', 'safari17.5'], cssMinify: 'lightningcss', assetsInlineLimit: 0 },
  },
});
