// Nobody is served: the store's own pictures one after the other, or a calm greeting where there are none.
import { useEffect, useState } from 'react';
import { useTexts } from './texts.ts';

type IdleProps = {
  readonly storeName: string;
  readonly pictures: readonly string[];
  /** A picture. */
  readonly seconds: number;
};

export function IdleScene({ storeName, pictures, seconds }: IdleProps) {
  const texts = useTexts();
  const [turn, setTurn] = useState(0);
  /** A file that is gone or broken is passed over, and where all are there is the greeting. */
  const [broken, setBroken] = useState<readonly string[]>([]);
  const good = pictures.filter((picture) => !broken.includes(picture));
  useEffect(() => {
    if (good.length < 2) {
      return;
    }
    const timer = setInterval(() => setTurn((now) => now + 1), seconds * 1_000);
    return () => clearInterval(timer);
  }, [good.length, seconds]);
  const picture = good[turn % Math.max(1, good.length)];
  return picture === undefined ? (
    <div className="greeting">
      <h1 className="title">{texts.welcome}</h1>
      <p className="text">{storeName}</p>
    </div>
  ) : (
    <img
      key={picture}
      className="picture"
      src={picture}
      alt={storeName}
      data-testid="display-picture"
      onError={() => setBroken((now) => [...now, picture])}
    />
  );
}
