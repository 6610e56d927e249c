/** The remarks on passwords in German, without the pack's dictionaries. */
export { translations } from '@zxcvbn-ts/language-de';
