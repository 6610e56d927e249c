/** What a page shows, kept under a name. */
export const views = {
  save: 'Save the view',
  mine: 'My views',
  none: 'No saved view. Choose filters, then “Save the view”.',
  title: 'Save the view',
  help: 'The view keeps the filters under a name, for you alone.',
  name: 'Name of the view',
  nameExample: 'For example: resets at the upper school',
  replace: 'Replace “{name}”',
  replaceHelp: 'One of your views has this name already: it will be replaced.',
  saved: 'The view “{name}” is saved.',
  replaced: 'The view “{name}” is replaced.',
  deleted: 'The view “{name}” is deleted.',
  remove: 'Delete the view “{name}”',
  undo: 'Undo',
  required: 'Give the view a name.',
};
