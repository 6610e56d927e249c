import type { KnownSchool } from '../../schools/commands.js';
import type { CampaignLetterhead } from './campaign.commands.js';

/** The school that a person is written to for, whichever others they have; with its address (KO-6). */
export function letterheadOf({ record, portal }: KnownSchool): CampaignLetterhead {
  const { contact, color } = portal;
  const { address } = record;
  const town = [address?.postcode, address?.town].filter(Boolean).join(' ');
  const line = [address?.street, town, address?.country].filter(Boolean).join(', ');
  return {
    name: record.name,
    ...(contact && { contact }),
    ...(color && { color }),
    ...(line && { address: line }),
  };
}
