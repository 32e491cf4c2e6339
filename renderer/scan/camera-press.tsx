// The press that opens the camera, where this till has one; where it has none there is nothing.
import IconCamera from '@tabler/icons-react/dist/esm/icons/IconCamera.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LatePart, late } from '../components/late.tsx';
import { Press } from '../components/press.tsx';

const cameraDialog = late(async () => (await import('./camera-dialog.tsx')).CameraDialog);

export function CameraPress() {
  const { t } = useTranslation();
  const [present, setPresent] = useState(false);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const devices = navigator.mediaDevices;
    let current = true;
    async function look(): Promise<void> {
      const all = await devices.enumerateDevices().catch(() => []);
      if (current) {
        setPresent(all.some(({ kind }) => kind === 'videoinput'));
      }
    }
    const again = () => void look();
    again();
    devices.addEventListener('devicechange', again);
    return () => {
      current = false;
      devices.removeEventListener('devicechange', again);
    };
  }, []);

  if (!present) {
    return null;
  }
  return (
    <>
      <Press
        look="quiet"
        aria-label={t('scanner.camera')}
        title={t('scanner.camera')}
        icon={<IconCamera size={26} aria-hidden="true" />}
        testid="scan-camera"
        onClick={() => setOpen(true)}
      />
      {open ? <LatePart of={cameraDialog} given={{ onClose: () => setOpen(false) }} /> : null}
    </>
  );
}
