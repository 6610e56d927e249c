/** The letters a UAI may end in, by the rest of its seven digits divided by 23. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** The check letter that seven digits call for; `undefined` for what is not seven digits. */
export function uaiCheckLetter(digits: string): string | undefined {
  return /^\d{7}$/.test(digits) ? letters[Number(digits) % letters.length] : undefined;
}

/** Whether a code has the form of a UAI, seven digits and a letter, but ends in another letter than it should. */
export function hasWrongCheckLetter(code: string): boolean {
  return /^\d{7}[A-Z]$/.test(code) && uaiCheckLetter(code.slice(0, 7)) !== code.slice(7);
}
