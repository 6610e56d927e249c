/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { PortalMeDocument, PublicSchoolDocument } from '@loge/contracts/client';
import { ask } from './api.js';
import { later } from './later.js';
import { FrontPage } from './pages/FrontPage.js';
import { NotFoundPage } from './pages/NotFoundPage.js';
import { RecoveryPage } from './pages/RecoveryPage.js';
import { SchoolPage } from './pages/SchoolPage.js';
import { SignedOutPage } from './pages/SignedOutPage.js';
import { SignInPage } from './pages/SignInPage.js';
import { Footer } from './parts/Footer.js';
import { paths, root, schoolIn } from './place.js';
import { ReadingContext } from './reading.js';
import type { Reading, School } from './reading.js';
import { frenchWords } from './words/index.js';

const NewPasswordPage = later(() =>
  import('./pages/NewPasswordPage.js').then((page) => page.NewPasswordPage),
);
const SessionsPage = later(() => import('./pages/SessionsPage.js').then((page) => page.SessionsPage));
const ChoicePage = later(() => import('./pages/ChoicePage.js').then((page) => page.ChoicePage));
const MovingPage = later(() => import('./pages/MovingPage.js').then((page) => page.MovingPage));
const HistoryPage = later(() => import('./history/HistoryPage.js').then((page) => page.HistoryPage));
const AccountsPage = later(() => import('./pages/AccountsPage.js').then((page) => page.AccountsPage));
const AddressPage = later(() => import('./pages/AddressPage.js').then((page) => page.AddressPage));
const AddressLinkPage = later(() =>
  import('./pages/AddressLinkPage.js').then((page) => page.AddressLinkPage),
);

/** The page of a path below the portal's root. */
function pageOf(path: string) {
  switch (path) {
    case paths.front:
      return <FrontPage />;
    case paths.signIn:
      return <SignInPage />;
    case paths.forgotten:
      return <RecoveryPage key="password" of="PASSWORD" />;
    case paths.forgottenLogin:
      return <RecoveryPage key="login" of="LOGIN" />;
    case paths.newPassword:
      return <NewPasswordPage />;
    case paths.sessions:
      return <SessionsPage />;
    case paths.history:
      return <HistoryPage />;
    case paths.accounts:
      return <AccountsPage />;
    case paths.address:
      return <AddressPage />;
    case paths.addressLink:
      return <AddressLinkPage />;
    case paths.signedOut:
      return <SignedOutPage />;
    case paths.moving:
      return <MovingPage />;
    default: {
      const school = schoolIn(path);
      if (!school) return <NotFoundPage />;
      return school.choice ? <ChoicePage /> : <SchoolPage />;
    }
  }
}

/** The colour of the school, below the page's head: for the eye alone, so any background will do. */
const headStyle = (school: School | null | undefined) =>
  school?.portal.color ? { borderBottom: `4px solid ${school.portal.color}` } : undefined;

/** The school an address names: in its path, or as the one the page is opened for. */
function schoolNamed(path: string): string | null {
  return schoolIn(path)?.named ?? new URLSearchParams(window.location.search).get('ecole');
}

/**
 * The portal. It first renders as the built page has it, in French and for nobody, then for its reader: what
 * hydration finds already there it would not change.
 */
export function App({
  path,
  spoken,
  school,
}: {
  readonly path: string;
  readonly spoken: Pick<Reading, 'language' | 'words'>;
  readonly school: School | null | undefined;
}) {
  const [reading, setReading] = useState<Reading>({
    language: 'fr',
    words: frenchWords(),
    me: undefined,
    school: undefined,
  });
  const learn = (part: Partial<Reading>) => setReading((known) => ({ ...known, ...part }));
  useLayoutEffect(() => learn({ ...spoken, school }), []);
  useEffect(() => {
    const named = schoolNamed(path);
    if (named === null) learn({ school: null });
    else if (school === undefined)
      void ask(PublicSchoolDocument, { id: named }).then(
        ({ publicSchool }) => learn({ school: publicSchool ?? null }),
        () => learn({ school: null }),
      );
    // Who cannot be told from a visitor, since the server does not answer, is shown what a visitor is shown.
    void ask(PortalMeDocument, {}).then(
      ({ me }) => learn({ me: me ?? null }),
      () => learn({ me: null }),
    );
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = reading.language;
  }, [reading.language]);
  return (
    <ReadingContext.Provider value={reading}>
      <a class="skip" href="#main">
        {reading.words.skip}
      </a>
      <header style={headStyle(reading.school)}>
        <a class="name" href={root}>
          {reading.words.product}
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        {pageOf(path)}
      </main>
      <Footer onLanguage={learn} />
    </ReadingContext.Provider>
  );
}
