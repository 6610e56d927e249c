import { first } from './first.js';
import { further } from './further.js';

/** The interface in English. */
export const en = { ...first, ...further };
