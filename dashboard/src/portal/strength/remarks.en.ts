/** The remarks on passwords in English, without the pack's dictionaries. */
export { translations } from '@zxcvbn-ts/language-en';
