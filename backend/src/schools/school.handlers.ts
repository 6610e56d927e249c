import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LegacyLoginPeriod, LogeError, PasswordPolicy, schoolCode, schoolStream } from '@loge/contracts';
import type { SchoolId, SchoolRecord } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { RecordSchools, SetLegacyLoginPeriod } from './commands.js';
import { SetPasswordPolicy, SetPortalSettings, SetSignInPlace } from './commands.js';
import type { SchoolOutcome } from './commands.js';
import { readPortalSettings } from './portal-settings.js';
import { decide, schoolFold } from './school.js';
import type { SchoolState } from './school.js';
import { hasWrongCheckLetter } from './uai.js';

@CommandHandler(RecordSchools)
export class RecordSchoolsHandler implements ICommandHandler<RecordSchools> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ schools, options, context }: RecordSchools): Promise<readonly SchoolOutcome[]> {
    const outcomes: SchoolOutcome[] = [];
    // One after the other: an import has few schools, and may name one twice.
    for (const { school, record } of schools) {
      const outcome = options.dryRun
        ? await this.rehearse(school, record)
        : await this.record(school, record, context);
      const { authority, code } = schoolCode(school);
      const doubtful = authority === 'uai' && hasWrongCheckLetter(code);
      outcomes.push({ school, outcome, ...(doubtful && { warning: 'UAI_CHECK_LETTER' as const }) });
    }
    return outcomes;
  }

  private async record(
    school: SchoolId,
    record: SchoolRecord,
    context: Context,
  ): Promise<SchoolOutcome['outcome']> {
    let before: SchoolState = schoolFold.initial;
    const changed = await this.streams.change(schoolStream(school), schoolFold, context, (state) => {
      before = state;
      return decide({ type: 'record', school, record }, state);
    });
    return outcomeOf(before, changed.events.length);
  }

  private async rehearse(school: SchoolId, record: SchoolRecord): Promise<SchoolOutcome['outcome']> {
    const { state } = await this.streams.load(schoolStream(school), schoolFold);
    return outcomeOf(state, decide({ type: 'record', school, record }, state).length);
  }
}

function outcomeOf(before: SchoolState, changes: number): SchoolOutcome['outcome'] {
  if (!before.record) return 'created';
  return changes > 0 ? 'updated' : 'unchanged';
}

@CommandHandler(SetSignInPlace)
export class SetSignInPlaceHandler implements ICommandHandler<SetSignInPlace> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ school, profile, place, context }: SetSignInPlace): Promise<{ position: Position }> {
    return this.streams.change(schoolStream(school), schoolFold, context, (state) =>
      decide({ type: 'set-sign-in-place', school, profile, place }, state),
    );
  }
}

@CommandHandler(SetPasswordPolicy)
export class SetPasswordPolicyHandler implements ICommandHandler<SetPasswordPolicy> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ school, policy: asked, context }: SetPasswordPolicy): Promise<{ position: Position }> {
    const policy = PasswordPolicy.safeParse(asked);
    if (!policy.success) throw new LogeError('BAD_INPUT');
    return this.streams.change(schoolStream(school), schoolFold, context, (state) =>
      decide({ type: 'set-password-policy', school, policy: policy.data }, state),
    );
  }
}

@CommandHandler(SetPortalSettings)
export class SetPortalSettingsHandler implements ICommandHandler<SetPortalSettings> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ school, settings: asked, context }: SetPortalSettings): Promise<{ position: Position }> {
    const settings = readPortalSettings(asked);
    return this.streams.change(schoolStream(school), schoolFold, context, (state) =>
      decide({ type: 'set-portal-settings', school, settings }, state),
    );
  }
}

@CommandHandler(SetLegacyLoginPeriod)
export class SetLegacyLoginPeriodHandler implements ICommandHandler<SetLegacyLoginPeriod> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ school, period: asked, context }: SetLegacyLoginPeriod): Promise<{ position: Position }> {
    const period = LegacyLoginPeriod.optional().safeParse(asked);
    if (!period.success) throw new LogeError('BAD_INPUT');
    return this.streams.change(schoolStream(school), schoolFold, context, (state) =>
      decide({ type: 'set-legacy-login-period', school, period: period.data }, state),
    );
  }
}
