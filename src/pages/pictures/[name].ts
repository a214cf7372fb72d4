import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../site/site.ts';
import { listPictureFiles } from '../../site/site-pictures.ts';

export const getStaticPaths = (async () => {
  const { pictures } = await loadSite();
  return listPictureFiles(pictures).map(({ path, bytes }) => ({
    params: { name: path.replace(/^pictures\//, '') },
    props: { bytes },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.bytes);
