import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../site/site.ts';

export const getStaticPaths = (async () => {
  const { pictures } = await loadSite();
  return [...pictures.values()].map(({ email }) => ({
    params: { name: email.path.replace(/^pictures\//, '') },
    props: { bytes: email.bytes },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.bytes);
