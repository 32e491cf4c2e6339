// A code for the guest's phone: large enough to be scanned over a counter, gone when it is over.
import { QRCodeSVG } from 'qrcode.react';
import { filled } from '../../shared/filled.ts';
import { clockText } from '../components/age-text.ts';
import { useTexts } from './texts.ts';

type CodeProps = { readonly what: 'recharge' | 'card'; readonly text: string; readonly expiresAt: number | null };

export function CodeScene({ what, text, expiresAt }: CodeProps) {
  const texts = useTexts();
  const { title, text: help } = texts.code[what];
  return (
    <div className="code">
      <figure className="paper" data-testid="display-code" data-text={text}>
        <QRCodeSVG value={text} size={512} marginSize={2} level="M" title={title} className="qr" />
      </figure>
      <div className="words">
        <h1 className="title">{title}</h1>
        <p className="text">{help}</p>
        {expiresAt === null ? null : (
          <p className="text number">{filled(texts.codeUntil, { time: clockText(expiresAt) })}</p>
        )}
      </div>
    </div>
  );
}
