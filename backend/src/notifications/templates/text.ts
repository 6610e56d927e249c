import type { Page } from './render.js';

/** A mail as plain text: all that the HTML says, the button's address included. */
export function textOf(page: Page): string {
  const blocks = [
    page.from,
    page.heading,
    ...page.paragraphs,
    ...(page.note ? [page.note.join('\n')] : []),
    ...(page.lines ? [page.lines.map((line) => `- ${line}`).join('\n')] : []),
    ...(page.button ? [`${page.button.label}\n${page.button.link}`] : []),
    ...page.advice,
    `--\n${page.footer.join('\n')}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
