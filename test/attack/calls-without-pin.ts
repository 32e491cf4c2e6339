// What a cashier's page calls without anybody's PIN: well-formed, and each of them somebody else's right.
import type { ChannelArgument, ChannelName } from '../../shared/ipc.ts';
import { defaultPreferences } from '../../shared/preferences/sections.ts';

type Call = { [Name in ChannelName]: readonly [Name, ChannelArgument<Name>] }[ChannelName];

const draft = {
  name: '上地店',
  baseUrl: 'https://evil.example',
  appId: 'a',
  brandId: '15',
  merchantId: '',
  merchantNo: '1',
  merchantName: '',
  terminalNo: '1',
};

/** `approval`: null, or a PIN that is wrong or whose person may not. */
export function callsOfOthers(approval: { readonly personId: string; readonly pin: string } | null): readonly Call[] {
  return [
    ['changePreference', { section: 'printing', value: defaultPreferences.printing, approval }],
    ['savePerson', { id: null, name: 'Mallory', role: 'manager', pin: '0000', closed: false, approval }],
    ['savePerson', { id: 'practice-manager', name: '林经理', role: 'manager', pin: '0000', closed: false, approval }],
    ['writeHandOver', { code: '0000-00000-00000', passphrase: 'twelve letters', again: true, approval }],
    ['takeOver', { passphrase: 'twelve letters', approval }],
    ['takeBackHandOver', { approval }],
    ['chooseBackupFolder', { approval }],
    ['forgetBackupFolder', { approval }],
    ['importProfile', { approval }],
    ['saveConnection', { draft, appSecret: 'x', approval }],
    ['testConnection', { draft, appSecret: 'x', user: '1001', password: 'x', cardNo: null, approval }],
    ['settleDay', { day: '2026-11-18', approval }],
    ['listInterfaces', { approval }],
    ['sendInterface', { id: 'recharge', body: '{}', confirmed: true, approval }],
    ['runProbe', { cardNo: '6201300100000101', otherCardNo: null, password: null, approval }],
    ['openDrawer', { approval }],
    ['showDataFolder', { approval }],
    ['writeDiagnostics', { approval }],
    ['startLink', { approval }],
    ['chooseDisplayPictures', { approval }],
    ['clearDisplayPictures', { approval }],
  ];
}
