import { DeleteViewHandler, SaveViewHandler, SavedViewsHandler } from './views.handlers.js';
import { ViewsResolver } from './views.resolver.js';

/** What the register's module provides for saved views. */
export const viewsProviders = [SavedViewsHandler, SaveViewHandler, DeleteViewHandler, ViewsResolver];
