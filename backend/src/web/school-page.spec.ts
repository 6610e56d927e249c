import { describe, expect, it } from '@jest/globals';
import { choicePage, missingSchoolPage, schoolPage } from './school-page.js';

const built = `<!doctype html>
<html lang="fr">
  <head>
    <title>Loge</title>
    <script src="./boot.js"></script>
  </head>
  <body><div id="portal"><main id="main"><p>Un instant…</p></main></div></body>
</html>`;
const school = {
  id: 'uai-0611234X',
  code: '0611234X',
  name: 'Lycée Jean-Moulin',
  town: 'Alençon',
  network: 'NORMANDIE',
  portal: { termsUrl: null, privacyUrl: null, videoUrl: null, contact: null, color: null },
};

const withOldLogin = { ...school, legacyLogin: { opensOn: '2025-01-06', endsOn: '2025-05-31', open: true } };

/** What the page's script reads. */
const dataIn = (page: string): unknown => JSON.parse(/id="school">(.*?)<\/script>/s.exec(page)?.[1] ?? '');

describe('the public page of a school (MB-1)', () => {
  const page = schoolPage(built, school);

  it('names the school in its title, heading and description before any script runs', () => {
    expect(page).toContain('<title>Lycée Jean-Moulin · Loge</title>');
    expect(page).toContain('<h1>Lycée Jean-Moulin</h1>');
    expect(page).toMatch(/<meta name="description" content="Lycée Jean-Moulin, Alençon/);
    expect(page).not.toContain('Un instant');
  });

  it('leads to the sign-in of that school, and to files one folder up', () => {
    expect(page).toContain('<a class="button" href="../connexion?ecole=uai-0611234X">Se connecter</a>');
    expect(page).toContain('src="../boot.js"');
  });

  it('leads to its choice of ways in where it has or had an old login (IT-3)', () => {
    expect(schoolPage(built, withOldLogin)).toContain(
      '<a class="button" href="../e/uai-0611234X/connexion">Se connecter</a>',
    );
  });

  it('hands its script what everybody may know', () => {
    expect(dataIn(page)).toEqual(school);
  });

  it('takes a name for text, wherever it stands', () => {
    const name = '</script><script>alert(1)</script> "A" & \'B\' $& $1';
    const hostile = schoolPage(built, { ...school, name, town: '"><img src=x>' });
    expect(hostile).not.toMatch(/<script>|<img/);
    expect(hostile).toContain(
      '<h1>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;A&quot; &amp; &#39;B&#39; $&amp; $1</h1>',
    );
    expect(dataIn(hostile)).toEqual({ ...school, name, town: '"><img src=x>' });
  });

  it('says what to do where there is no such school', () => {
    const missing = missingSchoolPage(built);
    expect(missing).toContain('<h1>Établissement introuvable</h1>');
    expect(missing).toContain('href="../connexion"');
    expect(dataIn(missing)).toBeNull();
  });
});

describe('the choice between the new sign-in and the old one (IT-3)', () => {
  const page = choicePage(built, withOldLogin);

  it('names the school and leads to the new way before any script runs, from two folders down', () => {
    expect(page).toContain('<h1>Bienvenue sur Loge – Lycée Jean-Moulin</h1>');
    expect(page).toContain('href="../../connexion?ecole=uai-0611234X">Ouvrir le portail de connexion</a>');
    expect(page).toContain('src="../../boot.js"');
  });

  it('hands its script until when the old login works', () => {
    expect(dataIn(page)).toEqual(withOldLogin);
  });
});
