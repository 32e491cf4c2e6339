// A password from the keyboard without an echo; from a pipe, its first line.
import { stdin, stdout } from 'node:process';

const enter = ['\r', '\n'];
const endOfInput = ['\u0003', '\u0004'];
const erase = ['\u007f', '\b'];

/** Empty where the input ends before a line did. The question goes to the standard error stream's terminal only where there is one. */
export async function askPassword(question: string): Promise<string> {
  const isTerminal = stdin.isTTY === true;
  if (isTerminal) {
    stdout.write(question);
    stdin.setRawMode(true);
  }
  stdin.setEncoding('utf8');
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const character of String(chunk)) {
        if (enter.includes(character)) {
          return typed;
        }
        if (endOfInput.includes(character)) {
          return '';
        }
        typed = erase.includes(character) ? typed.slice(0, -1) : typed + character;
      }
    }
    return typed;
  } finally {
    if (isTerminal) {
      stdin.setRawMode(false);
      stdout.write('\n');
    }
    stdin.pause();
  }
}
