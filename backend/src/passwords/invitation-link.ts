/** The link to hand over. The token stands in the fragment, which browsers send to nobody. */
export const invitationUrl = (publicUrl: string, token: string): string =>
  `${publicUrl}/admin/#/invitation?token=${token}`;
