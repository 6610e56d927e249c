import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';

/** A form teacher (professeur principal), as the directory names them. */
export interface FormTeacher {
  readonly account: AccountId;
  /** The classes they are form teacher of, in order. */
  readonly classes: readonly string[];
}

/** The form teachers of a school who teach there now, by name; nobody whose account is closed. */
export class FormTeachersOf extends Query<readonly FormTeacher[]> {
  constructor(readonly school: SchoolId) {
    super();
  }
}

@QueryHandler(FormTeachersOf)
export class FormTeachersOfHandler implements IQueryHandler<FormTeachersOf> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  execute({ school }: FormTeachersOf): Promise<FormTeacher[]> {
    return this.database.query<FormTeacher[]>(
      `SELECT f.account, ARRAY(SELECT DISTINCT unnest(f.form_teacher_of) ORDER BY 1) AS classes
       FROM read.affiliation f JOIN read.account a ON a.id = f.account
       WHERE f.school = $1 AND f.profile = 'TEACHER' AND f.current AND cardinality(f.form_teacher_of) > 0
         AND NOT a.closed
       ORDER BY a.sort_key, a.id`,
      [school],
    );
  }
}
