// Hand-over.
export const handOver = {
  code: 'This till’s code',
  codeHint: 'Scan or type this code on the old till when this one replaces it: only this till can then open the file.',
  copy: 'Copy the code',
  copied: 'Copied',
  works: 'This till works',
  open: 'Not settled: {{count}}, {{amount}} in all.',
  openNone: 'Nothing is open, so nothing needs to be handed over.',
  given: 'The open work was handed over on {{at}}',
  givenTo: 'To {{code}}: {{count}}, {{amount}} in all.',
  givenStops: 'This till can only be looked at: it takes no money and sends nothing.',
  givenUnfinished: 'The file was not finished. Nothing is lost: write it again on the right.',
  step: 'What to do',
  steps: { write: 'Hand over', take: 'Take over', again: 'Write the file again', back: 'Take back' },
  explain: {
    write:
      'Writes everything that is not settled into a sealed file for the new till. From then on this till takes no money and can only be looked at.',
    take: 'Takes the work over from the old till’s file. Each file is taken once; the old serials stay, so nothing is charged twice.',
    again:
      'For the same till: the same contents, with another passphrase or in another place. If that till died, type another one’s code: it asks the platform about each operation before anything is sent.',
    back: 'Only where the other till will not use the file. It may have sent some already, so this till asks the platform about each operation first; nothing is charged twice.',
  },
  targetCode: 'Code of the till that takes over',
  passphrase: 'Passphrase',
  passphraseNew: '8 characters or more; tell whoever takes over',
  passphraseOld: 'The one that the file was written with',
  go: {
    write: 'Write the file',
    take: 'Choose the file and take over',
    again: 'Write it again',
    back: 'Take the work back',
  },
  what: {
    write: 'Hand over what is not settled: {{count}} ({{amount}}); this till stops',
    take: 'Take over the work of another till',
    back: 'Take the work back: {{count}} ({{amount}})',
  },
  doneWrite:
    '{{file}} is written; only {{code}} can open it. Carry the file and the passphrase there, and take it over under Settings → Hand-over.',
  doneTake:
    'Taken over from {{code}}: {{count}} ({{amount}}). Asked for at the platform first: {{asked}}. The queue shows how each goes on.',
  doneBack:
    'Taken back: {{count}} ({{amount}}). This till asks the platform about each of them; sign in if it says so.',
  dialogSave: 'Save the hand-over file',
  dialogOpen: 'Choose the hand-over file',
  dialogType: 'Hand-over file',
};
