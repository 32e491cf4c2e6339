// The code check beside the three-way match: numbers that UniPOS and the till know by different names.
import type { matchCodes as chinese } from '../zh-CN/match-codes.ts';

export const matchCodes: typeof chinese = {
  title: 'Codes of both systems',
  explain:
    'Bills compared: {{bills}}, from {{from}} to {{to}}. The numbers must be the same on both sides, or bills and reports do not fit together.',
  again: 'Check again',
  reading: 'Checking…',
  none: 'No codes that disagree were found.',
  checked: '{{name}}: {{count}} checked',
  unchecked: '{{name}}: could not be checked',
  uncheckedGoods: 'Dishes: there is no menu, so they could not be checked. Read a menu file under “Menu” first.',
  kind: { shop: 'Shop', goods: 'Dish', payment: 'Payment' },
  problem: {
    onlyUnipos: 'Only in UniPOS',
    numberDiffers: 'Numbers differ',
    nameDiffers: 'Other name',
    onlyHere: 'Only in the settings',
  },
  action: {
    shop: {
      onlyUnipos: 'Ask the platform’s support to give this store that number as its third-party number.',
      onlyHere: 'Let the technician enter UniPOS’s number of this shop in the settings.',
      numberDiffers: 'Ask the platform’s support to give this store UniPOS’s number as its third-party number.',
      nameDiffers: 'Check whether it is the same shop.',
    },
    goods: {
      onlyUnipos: 'Add this dish to the menu file and send it to the platform.',
      onlyHere: 'Nothing to do.',
      numberDiffers: 'Change the number in the menu file to UniPOS’s and send it again.',
      nameDiffers: 'Check whether it is the same dish; if not, change the number on one side.',
    },
    payment: {
      onlyUnipos:
        'Let the technician add this number to the payment methods of the profile; if it is the member card, to the card payment numbers.',
      onlyHere: 'No bill uses this number. Check whether it is the member card’s payment number.',
      numberDiffers: 'Let the technician change the number in the profile to UniPOS’s, or change it in UniPOS.',
      nameDiffers: 'Check whether it is the same payment; if not, change the number on one side.',
    },
  },
  uniposName: 'UniPOS',
  hereName: 'Platform / till',
  nothing: 'none',
  used: 'bills: {{count}}',
};
