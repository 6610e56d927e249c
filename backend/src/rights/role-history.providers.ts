import { SchoolRolesAsOfHandler } from './role-history.handler.js';
import { RoleHistoryResolver } from './role-history.resolver.js';

/** What a school's roles as of a date are read with. */
export const roleHistoryProviders = [SchoolRolesAsOfHandler, RoleHistoryResolver];
