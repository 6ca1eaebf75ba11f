import { loginDialog } from '../ui/login';
import type { Live } from '../wire/live';
import { keepKnown, logOut, mustLogIn, type Who } from '../wire/who';
import type { Command } from './commands';

export interface Asked {
  /** Null: there is nobody to ask. */
  readonly who: Promise<Who | null> | null;
  readonly live: Live;
  readonly commands: Command[];
}

/** Where the server asks who we are: the login, and the way out. Elsewhere nothing happens. */
export async function letKnow(root: HTMLElement, server: URL, asked: Asked): Promise<void> {
  const who = await asked.who;
  if (!who || who.login === 'none') return;
  const { live, commands } = asked;
  root.append(
    loginDialog(server, live, who.login, (known) => {
      keepKnown(server, known);
    }),
  );
  if (mustLogIn(who)) live.lock();
  else keepKnown(server, who);
  const logOutHere = async () => {
    await logOut(server);
    live.lock();
  };
  commands.push({
    group: 'Page',
    title: 'Log out',
    run: () => {
      void logOutHere();
    },
  });
}
