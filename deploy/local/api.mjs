import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../contracts/src/errors.ts';
import { errors } from '../../dashboard/src/admin/i18n/en/errors.ts';
import { errorList, withErrorList } from '../../test/support/api-errors.ts';

const file = join(import.meta.dirname, '../../contracts/API.md');
writeFileSync(file, withErrorList(readFileSync(file, 'utf8'), errorList(errorCodes, errors)));
