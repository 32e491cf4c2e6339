// Diagnostics, about and licences.
export const careFailure = {
  diagnosticsNotWritten:
    'The diagnostics bundle ({{file}}) was not written. Check the room on the disk and the rights of the folder, or choose another place.',
};

export const diagnostics = {
  dialogSave: 'Save the diagnostics bundle',
  dialogType: 'Diagnostics bundle',
  title: 'A diagnostics bundle for the technician',
  what: 'One zip file that shows a remote helper the state of this till. Save it to a stick, or send it in a way that you trust.',
  holds: 'It holds',
  holdsList: {
    versions: 'versions, and what the system is',
    profile: 'the connection profile (no secrets) and this till’s settings',
    health: 'connection, backups and proofs',
    queue: 'the state of what is not settled (cards by their ends only)',
    log: 'what people did lately, and the end of the log',
  },
  without: 'It does not hold',
  withoutList: {
    secrets: 'passwords, PINs, secrets, tokens',
    numbers: 'card and mobile numbers in full',
    guests: 'guests’ names and members’ data',
  },
  save: 'Save the bundle',
  saving: 'Putting it together…',
  asks: 'Save a diagnostics bundle',
  saved: 'Saved as {{file}} ({{size}}).',
};

export const about = {
  version: 'Version',
  commit: 'Sources',
  commitNone: 'not known',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  sqlite: 'SQLite',
  system: 'System',
  installId: 'Install id',
  guestKey: 'Key of guest data',
  guestKeys: {
    system: 'kept by the operating system',
    file: 'in a file beside the data (practice, or no secret store here)',
  },
  dataHint: 'Opens the folder with the journal. A technician’s or manager’s PIN is needed.',
  dataShow: 'Open the folder',
  dataAsks: 'Open the data folder',
  dataNot: 'This computer cannot open a folder window. The manual says where the journal lies (“Where the data lies”).',
  licences: 'Open source inside ({{count}})',
  search: 'Find a name or a licence',
  found: '{{count}} found',
  none: 'Nothing fits.',
  noText: 'This package brings no text along; its licence is {{licence}}.',
  pick: 'Choose a package to read its licence.',
  credits:
    'Yatai is published under the MIT licence. Thank you to everybody who wrote what it stands on. Electron brings Chromium and Node.js along; their licences are in LICENSES.chromium.html beside the application. SQLite is in the public domain.',
  unbundled: 'Run from its sources, the application has no list of licences.',
};
