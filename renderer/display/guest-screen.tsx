// The guest's screen: the store's name, and one scene at a time. Without an answer from the main process it is quiet.
import { useEffect, useState } from 'react';
import type { DisplayBridge, DisplayScene, DisplayView } from '../../shared/display-view.ts';
import { assertNever } from '../../shared/result.ts';
import { CodeScene } from './code-scene.tsx';
import { DueScene, GuestScene } from './guest-scene.tsx';
import { IdleScene } from './idle-scene.tsx';
import { OutcomeScene } from './outcome-scene.tsx';
import { TextsContext, textsIn, useTexts } from './texts.ts';

export function GuestScreen({ bridge }: { readonly bridge: DisplayBridge }) {
  const [view, setView] = useState<DisplayView | null>(null);
  useEffect(() => {
    let told = false;
    const stop = bridge.onView((next) => {
      told = true;
      setView(next);
    });
    // What was told meanwhile is newer than the answer.
    bridge.view().then((first) => (told ? undefined : setView(first)), console.error);
    return stop;
  }, [bridge]);
  const language = view?.language ?? 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (view === null) {
    return null;
  }
  return (
    <TextsContext value={textsIn(language)}>
      <div className="screen" data-testid="display" data-scene={view.scene.kind}>
        <header className="head">
          <span className="store" data-testid="display-store">
            {view.storeName}
          </span>
          {view.practice ? <PracticeMark /> : null}
        </header>
        <main className="scene" aria-live="polite">
          <Scene scene={view.scene} view={view} />
        </main>
      </div>
    </TextsContext>
  );
}

function PracticeMark() {
  const texts = useTexts();
  return <span className="practice">{texts.practice}</span>;
}

function Scene({ scene, view }: { readonly scene: DisplayScene; readonly view: DisplayView }) {
  const texts = useTexts();
  switch (scene.kind) {
    case 'idle':
      return <IdleScene storeName={view.storeName} pictures={view.pictures} seconds={view.pictureSeconds} />;
    case 'test':
      return (
        <>
          <h1 className="title">{texts.test}</h1>
          <p className="text">{texts.testText}</p>
        </>
      );
    case 'guest':
      return <GuestScene guest={scene.guest} />;
    case 'due':
      return <DueScene what={scene.what} amount={scene.amount} guest={scene.guest} />;
    case 'outcome':
      return <OutcomeScene scene={scene} />;
    case 'code':
      return <CodeScene what={scene.what} text={scene.text} expiresAt={scene.expiresAt} />;
    default:
      return assertNever(scene);
  }
}
