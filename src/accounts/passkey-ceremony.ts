// The one script of the site, on the two pages that ask for a passkey: hands the server's options to the browser, and its answer back in the form.
// Runs in the browser. Everything it does is checked by the server; without it the page says that a passkey needs JavaScript.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

const form = document.querySelector<HTMLFormElement>('form[data-passkey]');
const told = document.querySelector<HTMLElement>('[data-told]');
const field = form?.querySelector<HTMLInputElement>('input[name="answer"]');

const tell = (text: string): void => {
  if (told) told.textContent = text;
};

async function ask(kind: string, options: string): Promise<unknown> {
  const optionsJSON = JSON.parse(options) as never;
  return kind === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}

if (form && field && browserSupportsWebAuthn()) {
  form.hidden = false;
  document.querySelector('[data-without-script]')?.remove();
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return;
    event.preventDefault();
    tell('Your browser asks for the passkey now.');
    ask(form.dataset['passkey']!, form.dataset['options']!).then(
      (answer) => {
        field.value = JSON.stringify(answer);
        form.submit();
      },
      () => tell('The browser did not give us a passkey. Nothing was changed. Reload this page to try again.'),
    );
  });
}
