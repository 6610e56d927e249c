import type { ErrorCode } from '@loge/contracts';

const [BEGIN, END] = ['<!-- errors: npm run api -->', '<!-- /errors -->'];

/** The codes of errors with what each means, as `contracts/API.md` lists them. */
export function errorList(
  codes: readonly ErrorCode[],
  sentences: Readonly<Record<ErrorCode, string>>,
): string {
  return codes.map((code) => `- \`${code}\`: ${sentences[code]}`).join('\n');
}

/**
 * The document with the list between its marks replaced.
 * @throws Error when it has no marks.
 */
export function withErrorList(document: string, list: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('The marks of the list are missing.');
  return `${before}${BEGIN}\n\n${list}\n\n${END}${after}`;
}
