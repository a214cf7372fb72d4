import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../../../site/site.ts';

export const getStaticPaths = (async () => {
  const { paper } = await loadSite();
  return [...paper].flatMap(([publication, files]) =>
    files.map(({ path }) => ({ params: { id: publication.replace(/^issues\//, ''), file: path } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const { paper } = await loadSite();
  const file = paper.get(`issues/${params.id}`)?.find(({ path }) => path === params.file);
  return file === undefined ? new Response(null, { status: 404 }) : new Response(new Uint8Array(await file.bytesOf()));
};
