import type { OutboxMail } from './outbox.js';
import { escape } from './templates/html.js';

const style = `
:root { color-scheme: light dark; --link: #1d4e89; --line: #d9dfe5; --quiet: #52606d; }
@media (prefers-color-scheme: dark) { :root { --link: #9cc4f2; --line: #3e4c59; --quiet: #b8c4ce; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--link); }
a:focus-visible, iframe:focus-visible { outline: 3px solid; outline-offset: 2px; }
ul { list-style: none; padding: 0; }
li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
li a { font-weight: 600; display: block; padding: .25rem 0; }
p, dl { margin: .5rem 0; }
small, dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0 0 .5rem; }
pre { white-space: pre-wrap; font: inherit; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
iframe { box-sizing: border-box; width: 100%; height: 44rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
`;

const dateTime = new Intl.DateTimeFormat('fr', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

const page = (title: string, main: string) => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} – Loge</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;

const time = (at: Date) => `<time datetime="${at.toISOString()}">${dateTime.format(at)}</time>`;

/** The list of the demo's mails, the newest first, in French. */
export function listPage(mails: readonly OutboxMail[]): string {
  const items = mails.map(
    ({ id, subject, to, at, language }) => `<li>
<a href="./outbox/${escape(id)}" lang="${language}">${escape(subject)}</a>
<small>À ${escape(to)}, ${time(at)}</small>
</li>`,
  );
  const list =
    mails.length > 0 ? `<ul>\n${items.join('\n')}\n</ul>` : '<p>Aucun courriel pour l’instant.</p>';
  return page(
    'Courriels de la démonstration',
    `<h1>Courriels de la démonstration</h1>
<p>La démonstration n’envoie rien\u00a0: ses courriels s’affichent ici, le plus récent en haut, jusqu’à son arrêt.</p>
${list}`,
  );
}

/** One mail: its text with the links to press, then its HTML as mail programs show it, kept apart in a frame. */
export function mailPage({ subject, to, at, text, html, language }: OutboxMail): string {
  // Scripts, forms and this page stay out of its reach; only links open, in a tab of their own.
  const framed = html.replace('<head>', '<head>\n<base target="_blank">');
  return page(
    subject,
    `<p><a href="../outbox">Tous les courriels</a></p>
<h1 lang="${language}">${escape(subject)}</h1>
<dl>
<dt>À</dt><dd>${escape(to)}</dd>
<dt>Envoyé</dt><dd>${time(at)}</dd>
</dl>
<h2>Texte</h2>
<pre lang="${language}">${withLinks(text)}</pre>
<h2>Présentation</h2>
<iframe title="Le courriel tel qu’il se présente" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escape(framed)}"></iframe>`,
  );
}

/** The escaped text, its addresses of pages made links. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part)))
    .join('');
}
