import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Addressees } from './addressees.js';
import { MakeFirstLink } from './commands.js';
import type { FirstLink } from './commands.js';
import { RecoveryLinks } from './recovery-links.js';

@CommandHandler(MakeFirstLink)
export class MakeFirstLinkHandler implements ICommandHandler<MakeFirstLink> {
  constructor(
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(RecoveryLinks) private readonly links: RecoveryLinks,
  ) {}

  async execute({ account, campaign, context }: MakeFirstLink): Promise<FirstLink | undefined> {
    const addressee = await this.addressees.of(account);
    if (!addressee || addressee.signsInElsewhere) return undefined;
    const { distribution, mail: asking } = campaign;
    const made = await this.links.makeFirst(account, { distribution, asking }, context);
    if (!made) return undefined;
    // Not the address, as elsewhere: a family shares one, and it becomes the login of whoever of them comes first.
    const { address, displayName, login } = addressee;
    return { ...made, address, displayName, login };
  }
}
