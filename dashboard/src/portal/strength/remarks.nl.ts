/** The remarks on passwords in Dutch, without the pack's dictionaries. */
export { translations } from '@zxcvbn-ts/language-nl-be';
