// Sign-in: a wrong password and an unreachable platform are told apart, nothing typed is lost, known cashiers get in offline.

import { test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { tillForFile } from '../support/file-till.ts';
import { see } from '../support/see.ts';
import { cashier } from '../support/stage.ts';

const used = tillForFile({ signIn: false });

test('who goes on to the password at once stays there, although the last letter is let go later', async () => {
  const till = used.till();
  await till.see('signin-user').focus();
  await till.keys.press('a');
  await till.see('signin-password').focus();
  await see(till.see('signin-user')).toHaveValue('a');
  await see(till.see('signin-password')).toBeFocused();
});

test('a platform out of reach is told as such to a cashier who never signed in here', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await till.signIn(cashier.userName, cashier.password);
  await see(till.see('failure-text')).toContainText(zhCN.failure.offlineSignInUnknown);
  await used.stage().server.acceptConnections();
});

test('a wrong password is a plain sentence, and the user name stays', async () => {
  const till = used.till();
  await till.signIn(cashier.userName, 'wrong-password');
  await see(till.see('failure-text')).toContainText(zhCN.failure.wrongPassword);
  await see(till.see('signin-user')).toHaveValue(cashier.userName);
});

test('an HTML page in the platform’s place is told as a network that wants a sign-in', async () => {
  const till = used.till();
  used.stage().server.faults.set({ kind: 'htmlPage' });
  await till.signIn(cashier.userName, cashier.password);
  await see(till.see('failure-text')).toBeVisible();
  await see(till.see('failure-text')).toContainText(zhCN.failure.captivePortal);
  used.stage().server.faults.clear();
});

test('the right password opens the counter, online', async () => {
  const till = used.till();
  await till.signIn(cashier.userName, cashier.password);
  await till.whenSignedIn();
  await till.whenConnection('online');
});

test('after a restart without a network the same cashier gets in, a wrong password does not', async () => {
  await used.till().app.close();
  await used.stage().server.refuseConnections();
  const till = await used.stage().start();
  used.take(till);
  await till.signIn(cashier.userName, 'wrong-password');
  await see(till.see('failure-text')).toContainText(zhCN.failure.wrongPassword);
  await till.signIn(cashier.userName, cashier.password);
  await till.whenSignedIn();
  await till.whenConnection('offline');
  await used.stage().server.acceptConnections();
  await till.whenConnection('online', 60_000);
});
