/** @jsxImportSource preact */
import { hydrate, render } from 'preact';
import { App } from './App.js';
import { takeToken } from './link-token.js';
import { pathBelow, paths } from './place.js';
import { keptLanguage } from './preferences.js';
import type { School } from './reading.js';
import { wordsIn } from './words/index.js';

const path = pathBelow(window.location.pathname);
// Before anything else, whatever comes of the page.
if (path === paths.newPassword || path === paths.addressLink) takeToken();

/** The school that the server wrote into its page; undefined where it wrote none. */
function writtenSchool(): School | null | undefined {
  const written = document.querySelector('#school')?.textContent;
  // The server writes what `publicSchool` answers.
  return written ? (JSON.parse(written) as School | null) : undefined;
}

/** Takes the blanks between elements away: hydration would move everything past them, and the focus be lost. */
function withoutBlanks(page: HTMLElement): HTMLElement {
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const blanks: Text[] = [];
  while (texts.nextNode())
    if (texts.currentNode instanceof Text && !texts.currentNode.data.trim()) blanks.push(texts.currentNode);
  for (const blank of blanks) blank.remove();
  return page;
}

const portal = document.querySelector<HTMLElement>('#portal');
const spoken = await wordsIn(keptLanguage());
if (portal) {
  const app = <App path={path} spoken={spoken} school={writtenSchool()} />;
  // The sign-in form stands in its page already, and somebody may be typing in it.
  if ('form' in portal.dataset) hydrate(app, withoutBlanks(portal));
  else {
    portal.replaceChildren();
    render(app, portal);
  }
}
