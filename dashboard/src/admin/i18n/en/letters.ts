/** What letters to families say and show (KO-5). */
export const letters = {
  title: 'Letters to families',
  help: 'On every letter that hands out credentials, below the school’s name and address.',
  text: 'Text of the letter',
  textHelp: 'In your own words: where and when to ask for help, the day of the parents’ meeting.',
  logo: 'Logo',
  logoHelp: 'PNG or JPEG; it is made as small as the letter needs.',
  noLogo: 'No logo: the letter begins with the school’s name.',
  logoShown: 'Logo on letters',
  choose: 'Choose a logo',
  change: 'Choose another logo',
  remove: 'Remove the logo',
  unreadable: 'This file is no picture that the browser can read. Choose a PNG or JPEG.',
  saved: 'Letters say this from now on.',
  unsaved: 'Not saved yet.',
  none: 'Nothing in particular: the letter bears the school’s name and address.',
};
