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
  return filled(built, school, {
    title: `${name} · Loge`,
    description: `${place}\u00a0: la page de connexion des élèves, des parents et des personnels.`,
    main: `<div class="page">
          <h1>${escaped(name)}</h1>
          ${town ? `<p class="lead">${escaped(town)}</p>` : ''}
          <p>La page de connexion des élèves, des parents et des personnels.</p>
          <p><a class="button" href="../connexion?ecole=${encodeURIComponent(school.id)}">Se connecter</a></p>
        </div>`,
  });
}

/** What stands at the address of no school. */
export function missingSchoolPage(built: string): string {
  return filled(built, null, {
    title: 'Établissement introuvable · Loge',
    main: `<div class="page">
          <h1>Établissement introuvable</h1>
          <p class="lead">
            Cette adresse ne mène à aucun établissement. Vérifiez-la, ou demandez-la à votre établissement. Vous
            pouvez aussi vous connecter sans elle.
          </p>
          <p><a class="button" href="../connexion">Se connecter</a></p>
        </div>`,
  });
}

interface Content {
  readonly title: string;
  readonly description?: string;
  /** HTML, everything in it escaped. */
  readonly main: string;
}

/** The built page with its content, one folder deeper than it was built for. */
function filled(built: string, school: PublicSchool | null, { title, description, main }: Content): string {
  const about = description ? `\n    <meta name="description" content="${escaped(description)}" />` : '';
  // Read by the page's own script. No `<` in it, so it cannot end its element.
  const data = JSON.stringify(school).replace(/</g, '\\u003c');
  return built
    .replaceAll('="./', '="../')
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
