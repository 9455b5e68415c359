/** The open question «войдите снова»: everyone who waits gets the same answer. */
let asked: { answer: (loggedIn: boolean) => void; answered: Promise<boolean> } | null = null;
let show: ((open: boolean) => void) | null = null;

/** The dialog that asks (`start/again.tsx`) tells here how it is opened. */
export function onExpiry(open: (open: boolean) => void): () => void {
  show = open;
  return () => {
    show = null;
  };
}

/**
 * Asks the person to log in over the page they are on.
 * @returns true when they did and the request is to be sent again
 */
export function askToLogin(path: string): Promise<boolean> {
  // Whoever is not logged in at all asks these; the answer is what they want to know.
  if (show === null || path === '/api/me' || path === '/api/login') return Promise.resolve(false);
  if (asked === null) {
    let answer: (loggedIn: boolean) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => (answer = resolve));
    asked = { answer, answered };
    show(true);
  }
  return asked.answered;
}

export function answerExpiry(loggedIn: boolean): void {
  show?.(false);
  asked?.answer(loggedIn);
  asked = null;
}
