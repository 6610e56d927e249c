import type { AuthProvider, DataProvider, I18nProvider } from 'ra-core';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, Resource } from 'ra-core';
import { Route } from 'react-router';
import { preferenceStore } from './data/preference-store.js';
import { queryClient } from './data/query-client.js';
import { Appearance } from './layout/Appearance.js';
import { Layout } from './layout/Layout.js';
import { Notifications } from './layout/Notifications.js';
import { ForbiddenPage, NotFoundPage, WaitingPage } from './layout/OtherPages.js';
import * as pages from './pages.js';
import { InvitationPage } from './session/InvitationPage.js';
import { SignInPage } from './session/SignInPage.js';

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
          dashboard={pages.HomePage}
          catchAll={NotFoundPage}
          accessDenied={ForbiddenPage}
          loading={WaitingPage}
          requireAuth
          disableTelemetry
        >
          <Resource name="register" list={pages.RegisterPage} />
          <Resource name="accounts" list={pages.AccountsPage} show={pages.AccountPage} />
          <Resource name="schools" list={pages.SchoolsPage} show={pages.SchoolPage} />
          <Resource name="migration" list={pages.MigrationsPage} show={pages.MigrationPage} />
          <Resource
            name="imports"
            list={pages.ImportsPage}
            create={pages.UploadPage}
            show={pages.ImportPage}
          />
          <Resource name="mails" list={pages.MailsPage} />
          <Resource name="people" list={pages.PeoplePage} />
          <CustomRoutes>
            <Route path="/me" element={<pages.MyAccountPage />} />
            <Route path="/resets" element={<pages.ResetsPage />} />
            <Route path="/services" element={<pages.ServicesPage />} />
            <Route path="/exports" element={<pages.ExportsPage />} />
            <Route path="/distribution" element={<pages.DistributionPage />} />
            <Route path="/distribution/files" element={<pages.FilesPage />} />
            <Route path="/distribution/campaigns" element={<pages.CampaignsPage />} />
            <Route path="/distribution/campaigns/new" element={<pages.NewCampaignPage />} />
            <Route path="/distribution/campaigns/:id" element={<pages.CampaignPage />} />
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
