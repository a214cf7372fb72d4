/** How often a property is tried where that is said: `npm run soak` asks for more. */
const TIMES = Number(process.env.SOAK_TIMES ?? 1);

export const runs = (usual: number): number => usual * TIMES;
