// The devices, each with its own panel of the settings and its test press: what the settings know as a device is a device here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LatePart, nothing } from '../../components/late.tsx';
import { ModeBar } from '../../components/mode-bar.tsx';
import { settingsTabs } from '../settings/tabs.ts';
import styles from './assistant.module.css';

const devices = settingsTabs.filter(isDevice);
type Device = Extract<(typeof settingsTabs)[number], { readonly group: 'devices' }>;

function isDevice(tab: (typeof settingsTabs)[number]): tab is Device {
  return tab.group === 'devices';
}

export function DevicesStep() {
  const { t } = useTranslation();
  const [name, setName] = useState<Device['name']>(devices[0]?.name ?? 'scanner');
  const device = devices.find((one) => one.name === name);
  return (
    <>
      <p className={styles['say']}>{t('assistant.devices.text')}</p>
      <ModeBar
        name="assistant-devices"
        label={t('assistant.steps.devices')}
        modes={devices.map((one) => one.name)}
        chosen={name}
        text={(one) => t(`settings.tabs.${one}.name`)}
        onChoose={setName}
      />
      {device === undefined ? null : (
        <div className={`${styles['device']} scroll`} data-testid={`assistant-device-${device.name}`}>
          <LatePart key={device.name} of={device.part} given={nothing} />
        </div>
      )}
    </>
  );
}
