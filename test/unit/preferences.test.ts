// What this till is set to: every schema gives the default that the screen begins with.
import { expect, test } from 'vitest';
import { defaultPreferences } from '../../shared/preferences/sections.ts';
import { preferenceArguments, preferenceNames, preferenceSchemas } from '../../shared/preferences.ts';

test.each(preferenceNames)('%s: the schema’s defaults are the screen’s', (section) => {
  expect(preferenceSchemas[section].parse({})).toEqual(defaultPreferences[section]);
});

test.each(preferenceNames)('%s: its default may be said again, something unknown may not', (section) => {
  const change = { section, value: defaultPreferences[section] };
  expect(preferenceArguments.changePreference.safeParse(change).success).toBe(true);
  const odd = { section, value: { ...defaultPreferences[section], odd: 1 } };
  expect(preferenceArguments.changePreference.safeParse(odd).success).toBe(false);
});

test.each(['/dev/../etc/passwd', '/dev/.hidden', '/etc/passwd', '-F', 'COM'])(
  'a device is a file below /dev or a COM port, and never %s',
  (device) => {
    expect(preferenceSchemas.printing.safeParse({ device }).success).toBe(false);
    expect(preferenceSchemas.scanner.safeParse({ serialDevice: device }).success).toBe(false);
    for (const good of ['', '/dev/usb/lp0', 'COM3']) {
      expect(preferenceSchemas.printing.parse({ device: good }).device).toBe(good);
    }
  },
);
