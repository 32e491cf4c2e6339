// The settings of the customer display; what a guest reads is in display-screen.ts.
export const displayFailure = {
  picturesUnreadable:
    'The pictures of this folder could not be copied. See that the stick is plugged in and the disk is not full, and choose again.',
  picturesNone:
    'There is no usable picture in this folder. Put PNG or JPG pictures of at most 12 MB each into it and choose again.',
};

export const display = {
  place: 'Customer display',
  places: { off: 'Off', auto: 'Automatic', window: 'Window' },
  placeHelp: {
    off: 'There is no customer display.',
    auto: 'Fills the second screen where there is one, else opens a window.',
    window: 'Always opens a window, which you drag to its place.',
  },
  state: {
    off: 'The customer display is off',
    opening: 'The customer display is being opened…',
    screen: 'Fills the second screen',
    window: 'Shown in a window',
  },
  screens: 'Screens of this machine: {{value}}',
  language: 'Language of the display',
  languages: { till: 'As the till', 'zh-CN': 'Chinese', en: 'English' },
  shows: 'What the guest sees',
  showName: 'Surname',
  showBalance: 'Balance',
  showPoints: 'Points',
  privacy: 'Card numbers, phone numbers, other guests and the cashier’s screens are never shown.',
  pictures: 'Pictures while idle',
  picturesNone: 'No pictures yet: the store’s name and a greeting are shown.',
  picturesCount: 'Pictures: {{value}}, one after the other',
  picturesHelp:
    'PNG or JPG, at most 24, at most 12 MB each. They are copied into the till: the folder may be taken away.',
  picturesTaken: 'Pictures copied: {{taken}}.',
  picturesRefused:
    'Pictures copied: {{taken}}. Left out, because no picture, too large or beyond the 24th: {{refused}}.',
  choosePictures: 'Choose a folder',
  clearPictures: 'Remove all',
  dialogPictures: 'Choose the folder with the pictures',
  seconds: 'Each is shown for',
  secondsValue: '{{value}} s',
  test: 'Test picture',
  tested: 'Look at the customer display: it should say “The display works”.',
  approve: 'Change the customer display',
};
