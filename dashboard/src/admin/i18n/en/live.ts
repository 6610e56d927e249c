/** A list that grows while it is open. */
export const live = {
  live: 'Live',
  paused: 'Paused',
  failing: 'The server does not answer, trying again soon',
  pause: 'Pause',
  arrived: '{count, plural, one {# new event} other {# new events}}',
  waiting: '{count, plural, one {# new event} other {# new events}}',
  notSearches: 'A search by name is not followed live: every search is written in the register.',
};
