// Steps that several people take on the way of a provider's desk: signing in by the mails on the site's own page, axe, a paper to send.
import type { Page } from '@playwright/test';
import { follow } from './follow.ts';

/** Signs in by the link in the newest mail to this mailbox. Ends where the sign-in leads. */
export async function signInByMail(page: Page, mailbox: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Your e-mail address').fill(mailbox);
  await follow(page, page.getByRole('button', { name: 'Send me a link' }));
  const mail = page.locator('article').filter({ hasText: `To ${mailbox}` }).first();
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto('/mailbox');
    if ((await mail.count()) > 0) break;
    await page.waitForTimeout(250);
  }
  await follow(page, mail.getByRole('link').first());
  await follow(page, page.getByRole('button', { name: 'Sign in' }));
}

/** A PDF of one page, built by hand, as small as one can be. */
export function smallPdf(): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>'];
  let text = '%PDF-1.4\n';
  const places = objects.map((body, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
