import { first } from './first.js';
import { further } from './further.js';

/** The interface in French; the other languages have the same keys. */
export const fr = { ...first, ...further };
