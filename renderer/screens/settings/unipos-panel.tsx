// UniPOS in the settings: how the till is connected, and the till as a member service for terminals.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { UniposGateway } from './unipos-gateway.tsx';
import styles from './unipos-panel.module.css';
import { UniposService } from './unipos-service.tsx';

const modes = ['service', 'gateway'] as const;

export function UniposPanel() {
  const { t } = useTranslation();
  const [mode, setMode] = useState<(typeof modes)[number]>('service');
  return (
    <div className={styles['panel']}>
      <ModeBar
        name="unipos-mode"
        label={t('uniposSetup.modesLabel')}
        modes={modes}
        chosen={mode}
        text={(name) => t(`uniposSetup.modes.${name}`)}
        onChoose={setMode}
      />
      {mode === 'service' ? <UniposService /> : <UniposGateway />}
    </div>
  );
}
