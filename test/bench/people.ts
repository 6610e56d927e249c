import { hash } from '@node-rs/argon2';
import type { CommandBus } from '@nestjs/cqrs';
import { CreateAccount } from '../../backend/src/accounts/commands.js';
import { readConfig } from '../../backend/src/config.js';
import { SetPassword } from '../../backend/src/passwords/commands.js';
import { commandLine } from '../support/import-house.js';

/** Somebody who can sign in. */
export interface Person {
  readonly login: string;
  readonly password: string;
  /** A hash of the password that costs as much as the one Loge keeps. */
  readonly phc: string;
}

/** What a password hash costs where nobody set it otherwise. */
export const hashCost = readConfig({ LOGE_DEMO: 'off' }).argon2;

/** A const enum of the package, which isolated modules cannot read: 2 is argon2id. */
const ARGON2ID = 2;

/** Makes accounts with passwords, one after the other. */
export async function makePeople(commands: CommandBus, count: number): Promise<readonly Person[]> {
  const people: Person[] = [];
  const { memoryKib, passes, lanes } = hashCost;
  for (let number = 0; number < count; number++) {
    const login = `personne${number}@loge.test`;
    const password = `une phrase assez longue ${number}`;
    const { account } = await commands.execute(
      new CreateAccount(
        {
          origin: 'COMMAND_LINE',
          name: { given: 'Sacha', family: `Martin ${number}` },
          login,
          contacts: { email: login },
        },
        commandLine(),
      ),
    );
    await commands.execute(new SetPassword(account, password, 'DEMO', commandLine()));
    const phc = await hash(password, {
      algorithm: ARGON2ID,
      memoryCost: memoryKib,
      timeCost: passes,
      parallelism: lanes,
    });
    people.push({ login, password, phc });
  }
  return people;
}
