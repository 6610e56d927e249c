import { QueryClient } from '@tanstack/react-query';
import type { AuthProvider, DataProvider, I18nProvider } from 'ra-core';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, Resource } from 'ra-core';
import { lazy } from 'react';
import { Route } from 'react-router';
import { ApiError } from './api.js';
import { preferenceStore } from './data/preference-store.js';
import { Appearance } from './layout/Appearance.js';
import { Layout } from './layout/Layout.js';
import { Notifications } from './layout/Notifications.js';
import { ForbiddenPage, NotFoundPage, WaitingPage } from './layout/OtherPages.js';
import { InvitationPage } from './session/InvitationPage.js';
import { SignInPage } from './session/SignInPage.js';

const HomePage = lazy(() => import('./home/HomePage.js').then((m) => ({ default: m.HomePage })));
const RegisterPage = lazy(() =>
  import('./register/RegisterPage.js').then((m) => ({ default: m.RegisterPage })),
);
const AccountsPage = lazy(() =>
  import('./accounts/AccountsPage.js').then((m) => ({ default: m.AccountsPage })),
);
const AccountPage = lazy(() => import('./accounts/AccountPage.js').then((m) => ({ default: m.AccountPage })));
const ImportsPage = lazy(() => import('./imports/ImportsPage.js').then((m) => ({ default: m.ImportsPage })));
const UploadPage = lazy(() => import('./imports/UploadPage.js').then((m) => ({ default: m.UploadPage })));
const ImportPage = lazy(() => import('./imports/ImportPage.js').then((m) => ({ default: m.ImportPage })));
const SchoolsPage = lazy(() => import('./schools/SchoolsPage.js').then((m) => ({ default: m.SchoolsPage })));
const SchoolPage = lazy(() => import('./schools/SchoolPage.js').then((m) => ({ default: m.SchoolPage })));
const MigrationsPage = lazy(() =>
  import('./migration/MigrationsPage.js').then((m) => ({ default: m.MigrationsPage })),
);
const MigrationPage = lazy(() =>
  import('./migration/MigrationPage.js').then((m) => ({ default: m.MigrationPage })),
);
const DistributionPage = lazy(() =>
  import('./distribution/DistributionPage.js').then((m) => ({ default: m.DistributionPage })),
);
const FilesPage = lazy(() => import('./distribution/FilesPage.js').then((m) => ({ default: m.FilesPage })));
const CampaignsPage = lazy(() =>
  import('./distribution/CampaignsPage.js').then((m) => ({ default: m.CampaignsPage })),
);
const NewCampaignPage = lazy(() =>
  import('./distribution/NewCampaignPage.js').then((m) => ({ default: m.NewCampaignPage })),
);
const CampaignPage = lazy(() =>
  import('./distribution/CampaignPage.js').then((m) => ({ default: m.CampaignPage })),
);
const ExportsPage = lazy(() => import('./exports/ExportsPage.js').then((m) => ({ default: m.ExportsPage })));
const MailsPage = lazy(() => import('./mails/MailsPage.js').then((m) => ({ default: m.MailsPage })));
const PeoplePage = lazy(() => import('./people/PeoplePage.js').then((m) => ({ default: m.PeoplePage })));
const ResetsPage = lazy(() => import('./resets/ResetsPage.js').then((m) => ({ default: m.ResetsPage })));
const ServicesPage = lazy(() =>
  import('./services/ServicesPage.js').then((m) => ({ default: m.ServicesPage })),
);
const MyAccountPage = lazy(() =>
  import('./session/MyAccountPage.js').then((m) => ({ default: m.MyAccountPage })),
);

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Looking at a page leaves an event in the register: nothing is read again behind the reader's back.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 5_000,
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.code === 'NETWORK',
    },
  },
});

const store = preferenceStore();

export interface AppProps {
  readonly authProvider: AuthProvider;
  readonly dataProvider: DataProvider;
  readonly i18nProvider: I18nProvider;
}

/** The dashboard. */
export function App(providers: AppProps) {
  return (
    <CoreAdminContext {...providers} store={store} queryClient={queryClient}>
      <Appearance>
        <CoreAdminUI
          layout={Layout}
          loginPage={SignInPage}
          dashboard={HomePage}
          catchAll={NotFoundPage}
          accessDenied={ForbiddenPage}
          loading={WaitingPage}
          requireAuth
          disableTelemetry
        >
          <Resource name="register" list={RegisterPage} />
          <Resource name="accounts" list={AccountsPage} show={AccountPage} />
          <Resource name="schools" list={SchoolsPage} show={SchoolPage} />
          <Resource name="migration" list={MigrationsPage} show={MigrationPage} />
          <Resource name="imports" list={ImportsPage} create={UploadPage} show={ImportPage} />
          <Resource name="mails" list={MailsPage} />
          <Resource name="people" list={PeoplePage} />
          <CustomRoutes>
            <Route path="/me" element={<MyAccountPage />} />
            <Route path="/resets" element={<ResetsPage />} />
            <Route path="/services" element={<ServicesPage />} />
            <Route path="/exports" element={<ExportsPage />} />
            <Route path="/distribution" element={<DistributionPage />} />
            <Route path="/distribution/files" element={<FilesPage />} />
            <Route path="/distribution/campaigns" element={<CampaignsPage />} />
            <Route path="/distribution/campaigns/new" element={<NewCampaignPage />} />
            <Route path="/distribution/campaigns/:id" element={<CampaignPage />} />
          </CustomRoutes>
          <CustomRoutes noLayout>
            <Route path="/invitation" element={<InvitationPage />} />
          </CustomRoutes>
        </CoreAdminUI>
        <Notifications />
      </Appearance>
    </CoreAdminContext>
  );
}
