import type { Live } from '../wire/live';
import { type Credentials, logIn, type Who } from '../wire/who';
import { el } from './dom';

/** Asks who it is, over the page as it stands, whenever the server wants to know. */
export function loginDialog(
  server: URL,
  live: Live,
  login: Who['login'],
  onKnown: (who: Who) => void,
): HTMLDialogElement {
  const problem = el('p', { class: 'login-problem', role: 'alert' });
  const fields = login === 'token' ? tokenFields() : passwordFields();
  const submit = el('button', { type: 'submit', class: 'login-go' }, 'Log in');
  const form = el(
    'form',
    { onsubmit: (event) => { event.preventDefault(); void send(); } },
    el('h1', {}, 'SkySentinel'),
    el('p', { class: 'login-why' }, 'This server shows its sky to people it knows.'),
    ...fields.labels,
    problem,
    submit,
  ); // prettier-ignore
  const dialog = el('dialog', { class: 'login', 'aria-label': 'Log in' }, form);
  dialog.addEventListener('cancel', (event) => {
    // There is nothing to see behind it.
    event.preventDefault();
  });
  live.status.subscribe(({ state }) => {
    const wanted = state === 'locked';
    if (wanted === dialog.open) return;
    if (wanted) dialog.showModal();
    else dialog.close();
  });
  return dialog;

  async function send(): Promise<void> {
    submit.disabled = true;
    problem.textContent = '';
    try {
      const who = await logIn(server, fields.read());
      fields.clear();
      onKnown(who);
      live.unlock();
    } catch (failure) {
      problem.textContent = failure instanceof Error ? failure.message : String(failure);
    } finally {
      submit.disabled = false;
    }
  }
}

interface Fields {
  readonly labels: readonly HTMLElement[];
  read(): Credentials;
  clear(): void;
}

function passwordFields(): Fields {
  const name = el('input', { name: 'name', autocomplete: 'username', required: true, autofocus: true, maxlength: 64 }); // prettier-ignore
  const password = el('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true, maxlength: 200 }); // prettier-ignore
  return {
    labels: [el('label', {}, 'Name', name), el('label', {}, 'Password', password)],
    read: () => ({ name: name.value, password: password.value }),
    clear: () => {
      password.value = '';
    },
  };
}

function tokenFields(): Fields {
  const token = el('input', { type: 'password', name: 'token', autocomplete: 'off', required: true, autofocus: true, maxlength: 4096 }); // prettier-ignore
  return {
    labels: [el('label', {}, 'Token', token)],
    read: () => ({ token: token.value.trim() }),
    clear: () => {
      token.value = '';
    },
  };
}
