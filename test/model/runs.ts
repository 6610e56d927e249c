/**
 * How often a property is tried: `usual`, times the environment's `MODEL_RUNS` for a longer search. A failure prints
 * its seed and path, which go into `fc.assert`'s parameters to see it again.
 */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env.MODEL_RUNS ?? 1));
