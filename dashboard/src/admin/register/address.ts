import { writeFilters } from './filters.js';
import type { RegisterFilters } from './filters.js';

/** The register's page with these filters. */
export function registerWith(filters: RegisterFilters): string {
  const query = writeFilters(filters).toString();
  return query ? `/register?${query}` : '/register';
}
