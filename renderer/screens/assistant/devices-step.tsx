// The devices, each with its own panel of the settings and its test press: what the settings know as a device is a device here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LatePart, nothing } from '../../components/late.tsx';
import { ModeBar } from '../../components/mode-bar.tsx';
import { deviceTabs } from '../settings/device-tabs.ts';
import styles from './assistant.module.css';

type Device = (typeof deviceTabs)[number];

export function DevicesStep() {
  const { t } = useTranslation();
  const [name, setName] = useState<Device['name']>(deviceTabs[0].name);
  const device = deviceTabs.find((one) => one.name === name);
  return (
    <>
      <p className={styles['say']}>{t('assistant.devices.text')}</p>
      <ModeBar
        name="assistant-devices"
        label={t('assistant.steps.devices')}
        modes={deviceTabs.map((one) => one.name)}
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
