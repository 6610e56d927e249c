import { firstPage, page } from './layout/in-file.js';

export const HomePage = firstPage(() => import('./home/HomePage.js').then((file) => file.HomePage));
export const RegisterPage = firstPage(() =>
  import('./register/RegisterPage.js').then((file) => file.RegisterPage),
);
export const AccountsPage = firstPage(() =>
  import('./accounts/AccountsPage.js').then((file) => file.AccountsPage),
);
export const AccountPage = page(() => import('./accounts/AccountPage.js').then((file) => file.AccountPage));
export const ImportsPage = page(() => import('./imports/ImportsPage.js').then((file) => file.ImportsPage));
export const UploadPage = page(() => import('./imports/UploadPage.js').then((file) => file.UploadPage));
export const ImportPage = page(() => import('./imports/ImportPage.js').then((file) => file.ImportPage));
export const SchoolsPage = page(() => import('./schools/SchoolsPage.js').then((file) => file.SchoolsPage));
export const SchoolPage = page(() => import('./schools/SchoolPage.js').then((file) => file.SchoolPage));
export const MigrationsPage = page(() =>
  import('./migration/MigrationsPage.js').then((file) => file.MigrationsPage),
);
export const MigrationPage = page(() =>
  import('./migration/MigrationPage.js').then((file) => file.MigrationPage),
);
export const DistributionPage = page(() =>
  import('./distribution/DistributionPage.js').then((file) => file.DistributionPage),
);
export const FilesPage = page(() => import('./distribution/FilesPage.js').then((file) => file.FilesPage));
export const CampaignsPage = page(() =>
  import('./distribution/CampaignsPage.js').then((file) => file.CampaignsPage),
);
export const NewCampaignPage = page(() =>
  import('./distribution/NewCampaignPage.js').then((file) => file.NewCampaignPage),
);
export const CampaignPage = page(() =>
  import('./distribution/CampaignPage.js').then((file) => file.CampaignPage),
);
export const ExportsPage = page(() => import('./exports/ExportsPage.js').then((file) => file.ExportsPage));
export const MailsPage = page(() => import('./mails/MailsPage.js').then((file) => file.MailsPage));
export const PeoplePage = page(() => import('./people/PeoplePage.js').then((file) => file.PeoplePage));
export const ResetsPage = page(() => import('./resets/ResetsPage.js').then((file) => file.ResetsPage));
export const ServicesPage = page(() =>
  import('./services/ServicesPage.js').then((file) => file.ServicesPage),
);
export const MyAccountPage = page(() =>
  import('./session/MyAccountPage.js').then((file) => file.MyAccountPage),
);
