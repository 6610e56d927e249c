import type { Page } from './render.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe between tags and between quotes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? '');

const font = 'font-family:Arial,Helvetica,sans-serif;';
const body = `${font}font-size:16px;line-height:24px;color:#1f2933;margin:0 0 16px;`;
const small = `${font}font-size:14px;line-height:20px;color:#52606d;margin:0 0 8px;`;

const paragraph = (text: string, style = body) => `<p style="${style}">${escape(text)}</p>`;

/**
 * A mail as HTML: one table and inline styles, which every mail program understands; no picture, nothing loaded from
 * elsewhere. Written by hand: MJML would bring two hundred packages for one column and a button.
 */
export function htmlOf(page: Page): string {
  const { language, color, from, subject, heading, paragraphs, note, lines, button, advice, footer } = page;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f3f5f7;">
<div role="main">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f5f7;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-top:4px solid ${escape(color)};border-radius:8px;">
<tr><td style="padding:24px 24px 8px;text-align:left;">
${paragraph(from, `${small}font-weight:bold;`)}
<h1 style="${font}font-size:22px;line-height:28px;color:#1f2933;margin:0 0 16px;">${escape(heading)}</h1>
${paragraphs.map((text) => paragraph(text)).join('\n')}
${note ? noteOf(note) : ''}${lines ? list(lines) : ''}${button ? buttonOf(button, page) : ''}${advice.map((text) => paragraph(text)).join('\n')}
</td></tr>
<tr><td style="padding:16px 24px 16px;border-top:1px solid #d9dfe5;text-align:left;">
${footer.map((text) => paragraph(text, small)).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`;
}

/** Set off, so that nobody takes somebody's own words for ours. */
function noteOf(lines: readonly string[]): string {
  const style = `${body}padding-left:12px;border-left:3px solid #d9dfe5;`;
  return `<p style="${style}">${lines.map(escape).join('<br>\n')}</p>\n`;
}

function list(lines: readonly string[]): string {
  const items = lines.map((line) => `<li style="margin:0 0 4px;">${escape(line)}</li>`);
  return `<ul style="${body}padding-left:24px;">\n${items.join('\n')}\n</ul>\n`;
}

function buttonOf({ label, link }: { label: string; link: string }, page: Page): string {
  const color = escape(page.color);
  const style = `${font}display:inline-block;padding:12px 20px;font-size:16px;font-weight:bold;color:#ffffff;background:${color};border-radius:6px;text-decoration:none;`;
  const href = escape(link);
  return `<p style="margin:0 0 16px;"><a href="${href}" style="${style}">${escape(label)}</a></p>
${paragraph(page.address, small)}
<p style="${small}word-break:break-all;"><a href="${href}" style="color:${color};">${href}</a></p>
`;
}
