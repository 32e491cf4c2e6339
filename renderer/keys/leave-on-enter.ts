// Enter ends the typing in a field; what confirms is the next Enter, outside of it, unless the field itself sends.
import type { KeyboardEvent } from 'react';

/** `then` is done with the same Enter. The Enter that ends an input method's composition is not meant. */
export function leaveOnEnter(then?: () => void): (event: KeyboardEvent<HTMLInputElement>) => void {
  return (event) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.currentTarget.blur();
      then?.();
    }
  };
}
