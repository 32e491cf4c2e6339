// The camera's small view: what is held in front of it is read like any scan. The page has the camera only while this is open.
import { useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../bridge.ts';
import { Dialog } from '../components/dialog.tsx';
import { Note } from '../components/failure-note.tsx';
import { Press } from '../components/press.tsx';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useActions, useBridge } from '../store/till-context.tsx';
import styles from './camera-dialog.module.css';
import { openCameraReader } from './camera-reader.ts';
import { readCode } from './read-code.ts';
import { ScanTapContext } from './scan-tap.ts';

type CameraState = 'starting' | 'looking' | 'absent' | 'broken';

export function CameraDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { scan } = useActions();
  const bridge = useBridge();
  const tap = useContext(ScanTapContext);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const over = new AbortController();
    let stream: MediaStream | null = null;

    async function look(): Promise<void> {
      await ask(bridge.lendCamera({ open: true }));
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: 1_280 } });
      } catch {
        setState('absent');
        return;
      }
      const view = video.current;
      if (over.signal.aborted || view === null) {
        stop();
        return;
      }
      view.srcObject = stream;
      await view.play();
      const reader = await openCameraReader();
      setState('looking');
      const text = await reader.read(view, over.signal);
      tap.tell({ text, keys: 0, keyTime: 0, source: 'camera' });
      scan(readCode(text).text);
      close.current();
    }

    function stop(): void {
      for (const track of stream?.getTracks() ?? []) {
        track.stop();
      }
    }

    look().catch(() => {
      if (!over.signal.aborted) {
        setState('broken');
      }
    });
    return () => {
      over.abort();
      stop();
      void ask(bridge.lendCamera({ open: false }));
    };
  }, [bridge, scan, tap]);

  useKeys(keyLevel.dialog, ({ name }) => {
    if (name === 'Escape') {
      onClose();
    }
    return true;
  });

  return (
    <Dialog label={t('scanner.cameraTitle')} width={560}>
      <div className={styles['camera']} data-testid="camera" data-state={state}>
        <h2 className={styles['title']}>{t('scanner.cameraTitle')}</h2>
        {state === 'absent' || state === 'broken' ? (
          <Note tone="bad" testid="camera-problem">
            {t(state === 'absent' ? 'scanner.cameraAbsent' : 'scanner.cameraBroken')}
          </Note>
        ) : (
          <>
            <video ref={video} className={styles['view']} muted playsInline aria-label={t('scanner.cameraTitle')} />
            <p className={styles['what']} role="status">
              {t(state === 'starting' ? 'scanner.cameraStarting' : 'scanner.cameraWhat')}
            </p>
          </>
        )}
        <Press size="large" shortcut="Esc" testid="camera-close" onClick={onClose}>
          {t('action.close')}
        </Press>
      </div>
    </Dialog>
  );
}
