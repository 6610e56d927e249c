import type { PublicSchool } from '@loge/contracts/schema';

/** What everybody may know of a school, by its id or code; null where there is none. */
export type PublicSchools = (named: string) => Promise<PublicSchool | null>;

/**
 * A school's page as search engines and slow phones get it: name, town and the way in, before any script runs (MB-1).
 * @param built `page.html`, as the dashboard's build leaves it.
 */
export function schoolPage(built: string, school: PublicSchool): string {
  const { name, town } = school;
  const place = town ? `${name}, ${town}` : name;
  const signIn = school.legacyLogin
    ? `../e/${encodeURIComponent(school.id)}/connexion`
    : `../${signInOf(school)}`;
  return filled(built, 1, school, {
    title: `${name} · Loge`,
    description: `${place}\u00a0: la page de connexion des élèves, des parents et des personnels.`,
    main: `<div class="page">
          <h1>${escaped(name)}</h1>
          ${town ? `<p class="lead">${escaped(town)}</p>` : ''}
          <p>La page de connexion des élèves, des parents et des personnels.</p>
          <p><a class="button" href="${signIn}">Se connecter</a></p>
        </div>`,
  });
}

/** The page of the new sign-in for a school's people, from the root of the portal. */
export function signInOf(school: PublicSchool): string {
  return `connexion?ecole=${encodeURIComponent(school.id)}`;
}

/**
 * The choice between the new sign-in and the old one (IT-3) before any script runs: which school it is, and the new
 * way. The old one has a form, which comes with the scripts that send it.
 * @param built `page.html`, as the dashboard's build leaves it.
 */
export function choicePage(built: string, school: PublicSchool): string {
  const title = `Bienvenue sur Loge – ${school.name}`;
  return filled(built, 2, school, {
    title: `${title} · Loge`,
    main: `<div class="page wide">
          <h1>${escaped(title)}</h1>
          <p><a class="button" href="../../${signInOf(school)}">Ouvrir le portail de connexion</a></p>
          <p class="quiet">Un instant…</p>
        </div>`,
  });
}

/**
 * What stands at the address of no school.
 * @param depth how many folders below the root of the portal the address is.
 */
export function missingSchoolPage(built: string, depth = 1): string {
  const root = '../'.repeat(depth);
  return filled(built, depth, null, {
    title: 'Établissement introuvable · Loge',
    main: `<div class="page">
          <h1>Établissement introuvable</h1>
          <p class="lead">
            Cette adresse ne mène à aucun établissement. Vérifiez-la, ou demandez-la à votre établissement. Vous
            pouvez aussi vous connecter sans elle.
          </p>
          <p><a class="button" href="${root}connexion">Se connecter</a></p>
        </div>`,
  });
}

interface Content {
  readonly title: string;
  readonly description?: string;
  /** HTML, everything in it escaped. */
  readonly main: string;
}

/** The built page with its content, so many folders deeper than it was built for. */
function filled(
  built: string,
  depth: number,
  school: PublicSchool | null,
  { title, description, main }: Content,
): string {
  const about = description ? `\n    <meta name="description" content="${escaped(description)}" />` : '';
  // Read by the page's own script. No `<` in it, so it cannot end its element.
  const data = JSON.stringify(school).replace(/</g, '\\u003c');
  return built
    .replaceAll('="./', `="${'../'.repeat(depth)}`)
    .replace(/<title>.*?<\/title>/, () => `<title>${escaped(title)}</title>${about}`)
    .replace(
      /(<main[^>]*>).*?(<\/main>)/s,
      (_, opening: string, closing: string) =>
        `${opening}\n        ${main}\n        <script type="application/json" id="school">${data}</script>\n      ${closing}`,
    );
}

/** Text for HTML, in elements and in quoted attributes. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
