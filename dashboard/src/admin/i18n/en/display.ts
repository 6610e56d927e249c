/** How the rows of the register are laid out, printed, walked through. */
export const display = {
  open: 'Display',
  density: 'Rows',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  columns: 'Columns',
  column: {
    time: 'Time',
    where: 'Where from',
    school: 'School',
    class: 'Class',
    kind: 'Kind',
    why: 'Why',
  },
  event: 'Event',
  print: 'Print',
  printed:
    'Printed on {date} by {name}. {count, plural, one {# event on this page.} other {# events on this page.}}',
  shown: 'Shown: {filters}.',
  previous: 'Newer event',
  next: 'Older event',
  placeOf: '{n} of {count}',
  around: 'Around this event',
  aroundShow: 'See what happened before and after',
  aroundHide: 'Hide what happened before and after',
  aroundOf: 'For {name}',
  before: 'Just before',
  after: 'Just after',
  nothingAround: 'Nothing else.',
  outcomeIs: '{outcome, select, REFUSED {what was refused} other {what was done}}',
  channelIs:
    '{channel, select, PORTAL {from the portal} DASHBOARD {from the dashboard} API {through the API} IMPORT {by an import} COMMAND_LINE {at the command line} other {by Loge}}',
  keys: { rows: 'Go to the next or the previous event' },
};
