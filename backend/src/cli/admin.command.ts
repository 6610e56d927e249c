import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { InvitePerson } from '../passwords/commands.js';

/** How the command is used. */
export const ADMIN_USAGE =
  'admin create --email <address> --given <first name> --family <family name> [--json]';

/** What was typed does not fit the command; the message is one line that says how it does. */
export class AdminUsageError extends Error {
  override readonly name = 'AdminUsageError';
}

/**
 * `admin create`: makes an administrator of the whole installation and prints the one-time link with which the
 * person chooses a password, to standard output alone: it is a secret.
 * @param args what follows `admin`.
 * @throws AdminUsageError, and LogeError `LOGIN_TAKEN` or `BAD_INPUT`.
 */
export async function runAdminCommand(
  app: Pick<INestApplicationContext, 'get'>,
  args: readonly string[],
  output: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<void> {
  const { email, given, family, json } = readArguments(args);
  const { account, link, expiresAt } = await app.get(CommandBus, { strict: false }).execute(
    new InvitePerson(
      { email, given, family },
      { role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } },
      {
        actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
        channel: 'COMMAND_LINE',
        correlationId: randomUUID(),
        clock: () => new Date(),
      },
    ),
  );
  output(
    json
      ? JSON.stringify({ account, link, expiresAt: expiresAt.toISOString() })
      : `One-time link for ${email}, until ${expiresAt.toISOString()}:\n${link}`,
  );
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        given: { type: 'string' },
        family: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { email, given, family, json } = values;
    if (positionals.length === 1 && positionals[0] === 'create' && email && given && family) {
      return { email, given, family, json };
    }
  } catch {
    // An option that does not exist: the same answer.
  }
  throw new AdminUsageError(`Usage: ${ADMIN_USAGE}`);
}
